package io.larder.card;

import io.larder.card.ask.CardCommands;
import io.larder.card.core.CardProduct;
import io.larder.card.issue.AddProduct;
import io.larder.ledger.Key;
import io.larder.money.Ids;
import io.larder.money.Money;
import org.springframework.stereotype.Component;

/** The two products that a new sandbox holds; assembly calls it, in sandbox mode only. */
@Component
public class CardSeed {

    private static final String ISSUER = "001";

    private final CardCommands commands;

    CardSeed(CardCommands commands) {
        this.commands = commands;
    }

    /** The ids of the named and of the unnamed product. */
    public record Products(String namedId, String unnamedId) {}

    /** Makes the products, once for each data directory; called again it names the same ones. */
    public Products seed() {
        return new Products(
                product("named", "会员卡", "Member card", true),
                product("unnamed", "礼品卡", "Gift card", false));
    }

    private String product(String name, String nameZh, String nameEn, boolean named) {
        var product =
                new CardProduct(
                        Ids.next("product"), nameZh, nameEn, named, Money.CNY, ISSUER, true);
        return commands.run(new Key.Internal("card-seed", name), new AddProduct(product)).result();
    }
}
