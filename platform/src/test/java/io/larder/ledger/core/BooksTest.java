package io.larder.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.ledger.Balance;
import io.larder.ledger.Changes;
import io.larder.ledger.Phase;
import io.larder.ledger.WriterFault;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a part may read and change, and the rules that no part can break. */
class BooksTest {

    private final Locked locked = Jar.locked("a");
    private final Books books = new Books(locked);

    @Test
    void onlyRowsThatWereAskedForCanBeRead() {
        locked.asked(Jar.TABLE, Set.of("missing"));

        assertThat(books.row(Jar.TABLE, "a")).isEqualTo(new Jar("a", 0));
        assertThat(books.find(Jar.TABLE, "missing")).isNull();
        assertThat(books.knows(Jar.TABLE, "missing")).isTrue();
        assertThat(books.knows(Jar.TABLE, "b")).isFalse();
        fault(() -> books.row(Jar.TABLE, "missing"), "no row missing in jar");
        fault(() -> books.find(Jar.TABLE, "b"), "not asked for");
    }

    @Test
    void onlyColdBalancesThatWereAskedForCanBeRead() {
        assertThat(books.balance(Jar.money("a"))).isEqualTo(Balance.ZERO);
        assertThat(books.knows(Jar.money("a"))).isTrue();
        assertThat(books.knows(Jar.money("b"))).isFalse();
        fault(() -> books.balance(Jar.money("b")), "not asked for");
        fault(() -> books.balance(Jar.TILL), "hot");
    }

    @Test
    void aNewRowIsNotThereYet() {
        var with = books.with(Changes.NONE.insert(Jar.TABLE, new Jar("b", 1)));
        assertThat(with.knows(Jar.TABLE, "b")).isTrue();
        assertThat(with.row(Jar.TABLE, "b").coins()).isEqualTo(1);
        fault(() -> books.with(Changes.NONE.insert(Jar.TABLE, new Jar("a", 1))), "row exists");
        fault(() -> with.with(Changes.NONE.insert(Jar.TABLE, new Jar("b", 2))), "row exists");
    }

    @Test
    void onlyARowThatIsThereChanges() {
        var with = books.with(Changes.NONE.update(Jar.TABLE, new Jar("a", 1)));
        assertThat(with.row(Jar.TABLE, "a").coins()).isEqualTo(1);
        var inserted = books.with(Changes.NONE.insert(Jar.TABLE, new Jar("b", 1)));
        assertThat(
                        inserted.with(Changes.NONE.update(Jar.TABLE, new Jar("b", 2)))
                                .row(Jar.TABLE, "b")
                                .coins())
                .isEqualTo(2);
        fault(() -> books.with(Changes.NONE.update(Jar.TABLE, new Jar("b", 1))), "not locked");
    }

    @Test
    void aTransferMovesSomethingBetweenTwoAccounts() {
        fault(() -> books.with(Jar.put("a", 0)), "above zero");
        fault(() -> books.with(Jar.put("a", -1)), "above zero");
        fault(
                () -> books.with(Changes.NONE.transfer(Jar.TILL, Jar.TILL, 1, "turn", "a")),
                "two accounts");
        fault(() -> books.with(Jar.put("b", 1)), "not asked for");
        fault(() -> books.with(Jar.take("b", 1)), "not asked for");

        var with = (Books) books.with(Jar.put("a", 1));
        assertThat(with.balance(Jar.money("a"))).isEqualTo(new Balance(0, 1, 0, 0));
        assertThat(with.changedBalances().get(Jar.TILL.name())).isEqualTo(new Balance(1, 0, 0, 0));
    }

    @Test
    void noCustomersAccountFallsBelowZeroAndWhatIsHeldIsNotThere() {
        var hundred = books.with(Jar.put("a", 100));
        assertThat(hundred.with(Jar.take("a", 100)).balance(Jar.money("a")).posted()).isZero();
        fault(() -> hundred.with(Jar.take("a", 101)), "below zero");

        var held =
                hundred.with(
                        Changes.NONE.transfer(
                                Jar.money("a"), Jar.TILL, 60, "hold", "a", Phase.HOLD));
        held.with(Jar.take("a", 40));
        fault(() -> held.with(Jar.take("a", 41)), "below zero");
    }

    @Test
    void whatIsHeldIsCommittedOrGivenBack() {
        var held = books.with(Jar.put("a", 100)).with(in(Phase.HOLD, 60));
        assertThat(held.balance(Jar.money("a"))).isEqualTo(new Balance(0, 100, 60, 0));
        var released = held.with(in(Phase.RELEASE, 20));
        assertThat(released.balance(Jar.money("a"))).isEqualTo(new Balance(0, 100, 40, 0));
        var committed = (Books) released.with(in(Phase.COMMIT, 40));
        assertThat(committed.balance(Jar.money("a"))).isEqualTo(new Balance(40, 100, 0, 0));
        assertThat(committed.changedBalances())
                .containsEntry(Jar.TILL.name(), new Balance(100, 40, 0, 0));
    }

    private static Changes in(Phase phase, long minor) {
        return Changes.NONE.transfer(Jar.money("a"), Jar.TILL, minor, "hold", "a", phase);
    }

    @Test
    void balancesAreAddedAndTakenOffCounterByCounter() {
        var one = new Balance(1, 20, 3, 4);
        var other = new Balance(5, 60, 7, 8);
        assertThat(one.plus(other)).isEqualTo(new Balance(6, 80, 10, 12));
        assertThat(other.less(one)).isEqualTo(new Balance(4, 40, 4, 4));
        assertThat(one.available()).isEqualTo(16);
    }

    @Test
    void theIssuersOwnAccountsMayFallBelowZero() {
        var with = (Books) books.with(Changes.NONE.transfer(Jar.TILL, Jar.BANK, 7, "bank", "a"));
        assertThat(with.changedBalances()).containsEntry(Jar.TILL.name(), new Balance(7, 0, 0, 0));
    }

    @Test
    void whatIsLaidOverTheBooksIsNotInThemUntilItIsAbsorbed() {
        var above = (Books) books.with(Jar.put("a", 5).update(Jar.TABLE, new Jar("a", 1)));
        var top = (Books) above.with(Jar.put("a", 2));

        assertThat(books.balance(Jar.money("a"))).isEqualTo(Balance.ZERO);
        assertThat(above.balance(Jar.money("a")).posted()).isEqualTo(5);
        assertThat(top.balance(Jar.money("a")).posted()).isEqualTo(7);
        assertThat(top.row(Jar.TABLE, "a").coins()).isEqualTo(1);
        assertThat(top.changedRows()).isEmpty();

        books.absorb(above);
        assertThat(books.balance(Jar.money("a")).posted()).isEqualTo(5);
        assertThat(books.row(Jar.TABLE, "a").coins()).isEqualTo(1);
        assertThat(books.changedBalances()).containsKeys(Jar.money("a").name(), Jar.TILL.name());
    }

    private static void fault(Runnable act, String why) {
        assertThatThrownBy(act::run).isInstanceOf(WriterFault.class).hasMessageContaining(why);
    }
}
