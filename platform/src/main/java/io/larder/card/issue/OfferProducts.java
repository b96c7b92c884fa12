package io.larder.card.issue;

import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCommands;
import io.larder.card.core.CardProduct;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.money.Ids;
import io.larder.money.Money;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The kinds of cards that the issuer offers. */
@RestController
@RequestMapping("/api/v1/card-products")
class OfferProducts {

    private static final int LONGEST_NAME = 80;

    private final CardCommands commands;
    private final CardProducts products;

    OfferProducts(CardCommands commands, CardProducts products) {
        this.commands = commands;
        this.products = products;
    }

    /**
     * A product to offer.
     *
     * @param issuer the three digits of the issuer in its card numbers
     */
    record NewProduct(String nameZh, String nameEn, boolean named, String issuer) {

        CardProduct product() {
            if (!issuer.matches("[0-9]{3}")) {
                throw Asked.invalid("issuer", "three digits");
            }
            return new CardProduct(
                    Ids.next("product"),
                    Asked.text("nameZh", nameZh, LONGEST_NAME),
                    Asked.text("nameEn", nameEn, LONGEST_NAME),
                    named,
                    Money.CNY,
                    issuer,
                    true);
        }
    }

    /** Every product; there are few, so the list has no pages. */
    record Products(List<CardProduct> items) {}

    @GetMapping
    Products list(Caller caller) {
        caller.allow(Operation.CARD_READ);
        return new Products(products.all());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CardProduct> add(
            Caller caller, IdempotencyKey key, @RequestBody NewProduct asked) {
        caller.allow(Operation.CARD_PRODUCT);
        var added =
                commands.run(
                        CardCommands.key(caller, "card-product", key),
                        new AddProduct(asked.product()));
        return added.answer(HttpStatus.CREATED, products.find(added.result()).orElseThrow());
    }
}
