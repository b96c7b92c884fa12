package io.larder.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.kit.MovableClock;
import io.larder.kit.TestDatabase;
import io.larder.kit.TestLedger;
import io.larder.ledger.Invariant.Breach;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TouchedCheckTest {

    private static final List<String> CARDS = List.of("c1", "c2", "c3", "c4", "c5");
    private static final int ALL = 100;
    private static final int TWO = 2;

    private final AuditedBalances audited = new AuditedBalances();
    private final AtomicInteger rests = new AtomicInteger();
    private Map<Integer, Long> checked = Map.of();
    private TestDatabase database;
    private TestLedger ledger;

    @BeforeEach
    void fiveCardsWithMoney() {
        database = TestDatabase.fresh();
        ledger = new TestLedger(database, new MovableClock());
        give(100);
        assertThat(check(ALL)).isEmpty();
    }

    @AfterEach
    void drop() {
        ledger.close();
        database.close();
    }

    @Test
    void aCardThatMovedSinceIsChecked() {
        give(200);
        plant("c3");
        assertThat(check(ALL)).extracting(Breach::what).allMatch(it -> it.contains("/c3/"));
        assertThat(check(ALL)).as("nothing moved since").isEmpty();
    }

    @Test
    void itRestsBetweenItsPieces() {
        rests.set(0);
        assertThat(check(ALL)).isEmpty();
        assertThat(rests).as("nothing to do").hasValue(0);
        give(200);
        assertThat(check(ALL)).isEmpty();
        assertThat(rests).as("after reading, references, balances").hasValue(3);
    }

    @Test
    void whereMoreMovedThanIsRememberedAllAreCheckedStill() {
        give(200);
        plant("c1");
        plant("c5");
        assertThat(check(TWO))
                .extracting(Breach::what)
                .containsExactlyInAnyOrder(
                        "card/c1/principal is not its transfers",
                        "card/c5/principal is not its transfers");
    }

    @Test
    void itKeepsNoSumThatWhatMovedLaterIsInAlready() {
        give(200);
        give(300);
        assertThat(check(TWO)).isEmpty();
        give(400);
        assertThat(check(ALL)).isEmpty();
        give(500);
        assertThat(check(ALL)).isEmpty();
    }

    private void give(long minor) {
        CARDS.forEach(card -> Give.once(ledger.writer(), card, minor));
    }

    private void plant(String card) {
        int planted =
                database.jdbc()
                        .sql(
                                "UPDATE account SET credits_posted = credits_posted + 1 WHERE name = ?")
                        .param("card/%s/principal".formatted(card))
                        .update();
        assertThat(planted).isEqualTo(1);
    }

    private List<Breach> check(int mostMoved) {
        var check =
                Snapshot.of(
                        database.dataSource(),
                        sql -> {
                            var touched = new TouchedBalances(sql, List.of(), audited, mostMoved);
                            return new TouchedCheck(sql, List.of(), touched, rests::incrementAndGet)
                                    .since(checked);
                        });
        checked = check.heads();
        return check.breaches();
    }
}
