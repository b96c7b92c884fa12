package io.larder.card.issue;

import io.larder.card.CardRefusal;
import io.larder.card.core.CardProduct;
import io.larder.card.core.CardTables;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/** Adds a product; its id was made before and is answered. */
public record AddProduct(CardProduct product) implements Part<String, CardRefusal> {

    @Override
    public Reads reads() {
        return Reads.NONE;
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        return new Step.Done<>(product.id(), Changes.NONE.insert(CardTables.PRODUCTS, product));
    }
}
