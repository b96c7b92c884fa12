package io.larder.card.bonus;

import io.larder.card.CardRefusal;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/** Adds a campaign; its id was made before and is answered. */
public record AddCampaign(Campaign campaign) implements Part<String, CardRefusal> {

    @Override
    public Reads reads() {
        return Reads.NONE;
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        return new Step.Done<>(campaign.id(), Changes.NONE.insert(BonusTables.CAMPAIGNS, campaign));
    }
}
