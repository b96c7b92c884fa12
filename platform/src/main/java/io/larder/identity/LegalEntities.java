package io.larder.identity;

import io.larder.ledger.Account;
import io.larder.ledger.Chart;
import io.larder.ledger.Owned;
import java.util.List;

/**
 * In whose books an account stands. A store belongs to one legal entity for ever, and so do its
 * drawers, its sales and the cards it issued; what belongs to no store, such as a payment channel's
 * accounts, stands in the head entity's books. It is all remembered, so that parts may ask while
 * they decide; the database is read only for a store or drawer that this process meets first.
 */
public interface LegalEntities {

    /** The legal entity of a store. Throws {@link IllegalStateException} for one that is not. */
    String ofStore(String storeId);

    /** The legal entity of a drawer's store. Throws {@link IllegalStateException} likewise. */
    String ofDrawer(String drawerId);

    /** The one in whose books the payment channels' accounts stand. */
    String head();

    /** All of them, by id. */
    List<LegalEntity> all();

    /** An account that is no card's, and whose it is. */
    default Owned owned(Account account) {
        var name = account.name();
        var entity =
                Chart.storeOf(name)
                        .map(this::ofStore)
                        .or(() -> Chart.drawerOf(name).map(this::ofDrawer))
                        .or(() -> Chart.clearingPair(name).map(Chart.Pair::of))
                        .orElseGet(this::head);
        return new Owned(account, entity);
    }

    /** A card's account; a card is its issuing store's. */
    default Owned ofCard(Account account, String issuingStoreId) {
        return new Owned(account, ofStore(issuingStoreId));
    }

    /** All stores and drawers are one entity's. */
    static LegalEntities one(String entityId) {
        return new LegalEntities() {
            @Override
            public String ofStore(String storeId) {
                return entityId;
            }

            @Override
            public String ofDrawer(String drawerId) {
                return entityId;
            }

            @Override
            public String head() {
                return entityId;
            }

            @Override
            public List<LegalEntity> all() {
                return List.of(new LegalEntity(entityId, entityId, entityId));
            }
        };
    }
}
