package io.larder.card.adjust;

import io.larder.card.CardRefusal;
import io.larder.card.Claims;
import io.larder.compliance.RulePacks;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Part;
import org.springframework.stereotype.Component;

/** Makes the part that posts what an adjustment asks for. */
@Component
class AdjustmentMoney {

    private final RulePacks rules;
    private final LegalEntities entities;
    private final Claims claims;

    AdjustmentMoney(RulePacks rules, LegalEntities entities, Claims claims) {
        this.rules = rules;
        this.entities = entities;
        this.claims = claims;
    }

    Part<String, CardRefusal> of(AdjustmentRow row) {
        return switch (row.kind()) {
            case CREDIT -> new AddToCard(row.card(), row.amountMinor(), row.id(), rules, entities);
            case DEBIT -> new TakeOffCard(row.card(), row.amountMinor(), row.id(), entities);
            case WRITE_OFF -> claims.writeOff(row.claim(), row.amountMinor(), row.id());
        };
    }
}
