package io.larder.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.ledger.Balance;
import io.larder.ledger.Changes;
import io.larder.ledger.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a batch's decisions has to be written. */
class WrittenTest {

    @Test
    void hotAccountsGetWhatMovedAndColdOnesTheirNewBalance() {
        var locked = Jar.locked("b", "a");
        locked.found(Jar.money("a"), new Balance(0, 10, 0, 0));
        var written = written(locked, Jar.put("a", 5).and(Jar.put("b", 2)));

        assertThat(written.hotMovements())
                .containsOnly(java.util.Map.entry(Jar.TILL.name(), new Balance(7, 0, 0, 0)));
        assertThat(written.coldBalances())
                .containsExactly(
                        java.util.Map.entry(Jar.money("a").name(), new Balance(0, 15, 0, 0)),
                        java.util.Map.entry(Jar.money("b").name(), new Balance(0, 2, 0, 0)));
        assertThat(written.isEmpty()).isFalse();
    }

    @Test
    void aBalanceThatIsAgainAsItWasIsNotWritten() {
        var locked = Jar.locked("a");
        locked.found(Jar.money("a"), new Balance(0, 10, 0, 0));
        var money = Jar.money("a");
        var written =
                written(
                        locked,
                        Changes.NONE
                                .transfer(money, Jar.TILL, 5, "hold", "a", Phase.HOLD)
                                .transfer(money, Jar.TILL, 5, "void", "a", Phase.RELEASE));
        assertThat(written.coldBalances()).isEmpty();
        assertThat(written.hotMovements()).isEmpty();
        assertThat(written.transfers()).hasSize(2);
    }

    @Test
    void rowsAreWrittenInTheOrderOfTheirKeysAndOnlyWhenTheyDiffer() {
        var written =
                written(
                        Jar.locked("c", "a", "same"),
                        Changes.NONE
                                .insert(Jar.TABLE, new Jar("z", 1))
                                .insert(Jar.TABLE, new Jar("m", 1))
                                .update(Jar.TABLE, new Jar("c", 1))
                                .update(Jar.TABLE, new Jar("same", 0))
                                .update(Jar.TABLE, new Jar("a", 1)));

        assertThat(written.inserts(Jar.TABLE)).containsExactly(new Jar("m", 1), new Jar("z", 1));
        assertThat(written.updates(Jar.TABLE)).containsExactly(new Jar("a", 1), new Jar("c", 1));
    }

    @Test
    void aRowThatIsMadeAndChangedInOneBatchIsWrittenOnceAsItIsAtItsEnd() {
        var written =
                written(
                        Jar.locked(),
                        Changes.NONE
                                .insert(Jar.TABLE, new Jar("b", 1))
                                .update(Jar.TABLE, new Jar("b", 2)));
        assertThat(written.inserts(Jar.TABLE)).containsExactly(new Jar("b", 2));
        assertThat(written.updates(Jar.TABLE)).isEmpty();
    }

    @Test
    void anAccountWithoutARowYetHasNoStoredBalance() {
        var locked = Jar.locked("a");
        assertThat(locked.stored(Jar.money("a").name())).isNull();
        assertThat(locked.balance(Jar.money("a").name())).isEqualTo(Balance.ZERO);
        locked.found(Jar.money("a"), new Balance(1, 2, 0, 0));
        locked.asked(Jar.money("a"));
        assertThat(locked.stored(Jar.money("a").name())).isEqualTo(new Balance(1, 2, 0, 0));
        assertThat(locked.stored("nobody's")).isNull();
    }

    private static Written written(Locked locked, Changes changes) {
        var decisions = Jar.decisions(locked);
        decisions.first(List.of(Jar.work("1", "a", changes)));
        return decisions.written();
    }
}
