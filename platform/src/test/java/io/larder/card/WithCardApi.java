package io.larder.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.audit.CustomersNotNegative;
import io.larder.card.audit.LotsEqualBalance;
import io.larder.card.hold.HoldsEqualPending;
import io.larder.ledger.Invariant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Endpoints of cards on a real ledger; whatever a test did, the books are right afterwards. */
public abstract class WithCardApi {

    private static final List<Invariant> ALWAYS =
            List.of(new HoldsEqualPending(), new LotsEqualBalance(), new CustomersNotNegative());

    protected static CardApi api;
    protected static CardSeed.Products products;

    @BeforeAll
    protected static void start() {
        api = new CardApi();
        products = api.seed();
    }

    @AfterAll
    protected static void stop() {
        api.close();
    }

    @AfterEach
    protected void theBooksAreRight() {
        Stream.concat(ALWAYS.stream(), alsoRight().stream())
                .forEach(
                        each ->
                                assertThat(each.ofAll(api.database.jdbc()))
                                        .as(each.name())
                                        .isEmpty());
    }

    /** What else must be so. */
    protected List<Invariant> alsoRight() {
        return List.of();
    }
}
