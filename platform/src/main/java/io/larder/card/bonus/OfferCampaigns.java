package io.larder.card.bonus;

import io.larder.card.CardRefusal.Plain;
import io.larder.card.ask.CardCodes;
import io.larder.card.ask.CardCommands;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.ledger.BusinessClock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The campaigns that give bonus for recharges. Only a whole chain's caller makes or ends one. */
@RestController
@RequestMapping("/api/v1/campaigns")
class OfferCampaigns {

    private final CardCommands commands;
    private final Campaigns campaigns;
    private final BusinessClock clock;

    OfferCampaigns(CardCommands commands, Campaigns campaigns, BusinessClock clock) {
        this.commands = commands;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Every campaign, newest first; there are few, so the list has no pages. */
    record Listed(List<CampaignView> items) {}

    @GetMapping
    Listed list(Caller caller) {
        caller.allow(Operation.CARD_READ);
        return new Listed(campaigns.all().stream().map(CampaignView::of).toList());
    }

    /** Makes a campaign. It never changes afterwards: end it and make another. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CampaignView> add(
            Caller caller, IdempotencyKey key, @RequestBody NewCampaign asked) {
        caller.allowForWholeChain(Operation.CAMPAIGN_WRITE);
        var campaign = asked.campaign(clock.now(), caller.id());
        var added =
                commands.run(CardCommands.key(caller, "campaign", key), new AddCampaign(campaign));
        return added.answer(HttpStatus.CREATED, now(added.result()));
    }

    /** Ends a campaign at once; what it gave and promised stays. */
    @PostMapping("/{id}/end")
    ResponseEntity<CampaignView> end(Caller caller, IdempotencyKey key, @PathVariable String id) {
        caller.allowForWholeChain(Operation.CAMPAIGN_WRITE);
        var ended =
                commands.run(CardCommands.key(caller, "campaign-end", key), new EndCampaign(id));
        return ended.answer(HttpStatus.OK, now(id));
    }

    private CampaignView now(String id) {
        campaigns.refreshed();
        return campaigns
                .find(id)
                .map(CampaignView::of)
                .orElseThrow(() -> CardCodes.of(Plain.UNKNOWN_CAMPAIGN).problem());
    }
}
