package io.larder.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.ledger.Account;
import io.larder.ledger.Changes;
import io.larder.ledger.Command;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Outcome;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.ledger.Writer;
import java.time.Instant;

/** Money from a till onto a card that is nothing but its account. */
record Give(String card, long minor) implements Part<String, Never> {

    /** Gives it, in a batch of its own; the same to the same card only once. */
    static void once(Writer writer, String card, long minor) {
        var command =
                new Command<>(
                        new Key.Internal("test", "give-%d-to-%s".formatted(minor, card)),
                        Kept.text(),
                        Instant.now().plusSeconds(20),
                        new Give(card, minor));
        assertThat(writer.run(command)).isInstanceOf(Outcome.Done.class);
    }

    @Override
    public Reads reads() {
        return Reads.account(account());
    }

    @Override
    public Step<String, Never> decide(View view, Moment now) {
        var till = new Account("cash/till", true);
        return new Step.Done<>(
                card, Changes.NONE.transfer(till, account(), minor, "recharge", "order-" + card));
    }

    private Account account() {
        return new Account("card/%s/principal".formatted(card), false);
    }
}
