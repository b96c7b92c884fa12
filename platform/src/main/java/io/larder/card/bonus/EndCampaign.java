package io.larder.card.bonus;

import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/** Ends a campaign for ever: it gives no more. What it gave and promised stays. */
public record EndCampaign(String campaignId) implements Part<String, CardRefusal> {

    @Override
    public Reads reads() {
        return Reads.row(BonusTables.CAMPAIGNS, campaignId);
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        var campaign = view.find(BonusTables.CAMPAIGNS, campaignId);
        if (campaign == null) {
            return new Step.Refused<>(Plain.UNKNOWN_CAMPAIGN);
        }
        return campaign.endedAt() != null
                ? new Step.Refused<>(Plain.CAMPAIGN_ENDED)
                : new Step.Done<>(
                        campaignId,
                        Changes.NONE.update(BonusTables.CAMPAIGNS, campaign.ended(now.at())));
    }
}
