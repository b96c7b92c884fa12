package io.larder.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.compliance.CardRules.Breach;
import io.larder.compliance.CardRules.Purchase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private final CardRules rules = RuleFiles.load("cn", null).at(TODAY);

    @ParameterizedTest
    @CsvSource({
        // named, holder, unit, amount, balance after, in person, cash, breach
        "true,  true,  false, 500000,  500000,  true,  true,  ",
        "true,  true,  false, 500001,  500001,  true,  true,  OVER_LIMIT",
        "false, false, false, 100000,  100000,  true,  true,  ",
        "false, false, false, 100001,  100001,  true,  true,  OVER_LIMIT",
        "true,  false, false, 100,     100,     true,  true,  REAL_NAME_REQUIRED",
        "false, false, false, 1000000, 100,     true,  false, REAL_NAME_REQUIRED",
        "false, false, false, 999999,  100,     true,  true,  ",
        "false, true,  true,  499999,  100,     true,  true,  ",
        "false, true,  true,  500000,  100,     true,  true,  CASH_NOT_ALLOWED",
        "false, true,  true,  500000,  100,     true,  false, ",
        "false, true,  false, 4999999, 100,     true,  true,  ",
        "false, true,  false, 5000000, 100,     true,  true,  CASH_NOT_ALLOWED",
        "false, false, false, 1,       1,       false, true,  CASH_NOT_ALLOWED",
        "false, false, false, 1,       1,       false, false, ",
    })
    void purchaseIsJudgedByEachDuty(
            boolean named,
            boolean holder,
            boolean unit,
            long amount,
            long after,
            boolean inPerson,
            boolean cash,
            String breach) {
        var purchase = new Purchase(named, holder, unit, amount, after, inPerson, cash);

        assertThat(rules.of(purchase).map(Breach::name).orElse(null)).isEqualTo(breach);
    }

    @Test
    void unnamedCardEndsAfterThreeYearsAndNamedCardNever() {
        assertThat(rules.lastDay(false, TODAY)).isEqualTo(LocalDate.of(2029, 3, 2));
        assertThat(rules.lastDay(true, TODAY)).isNull();
    }

    @Test
    void bonusCountsTowardTheLimitByTheFlagOfThePack() {
        assertThat(rules.countedMinor(100, 7)).isEqualTo(107);
        assertThat(rules.cashRefundUpToMinor()).isEqualTo(10_000);
    }

    @Test
    void newPackInTheOperatorsFolderHoldsFromItsDate(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("cn-2030-01-01.json"), later("\"value\": 200000", "V"));

        var packs = RuleFiles.load("cn", folder.toString());

        assertThat(packs.at(LocalDate.of(2029, 12, 31)).unnamedBalanceLimitMinor())
                .isEqualTo(100_000);
        assertThat(packs.at(LocalDate.of(2030, 1, 1)).unnamedBalanceLimitMinor())
                .isEqualTo(200_000);
    }

    @Test
    void packWithoutCertaintyIsRefused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("cn-2030-01-01.json"), later("\"value\": 1", "?"));

        assertThatThrownBy(() -> RuleFiles.load("cn", folder.toString()))
                .hasMessageContaining("unnamedBalanceLimitMinor");
    }

    @Test
    void dateBeforeTheFirstPackIsAFault() {
        var packs = RuleFiles.load("cn", null);

        assertThatThrownBy(() -> packs.at(LocalDate.of(2000, 1, 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    /** The shipped pack from 2030 on, with another unnamed limit. */
    private static String later(String value, String certainty) throws IOException {
        try (var in = CardRules.class.getResourceAsStream("rules/cn-2012-11-01.json")) {
            var shipped = new String(java.util.Objects.requireNonNull(in).readAllBytes(), "UTF-8");
            return shipped.replace("2012-11-01", "2030-01-01")
                    .replaceFirst(
                            "\"value\": 100000, (\"source\": \"[^\"]*\"), \"certainty\": \"V\"",
                            value + ", $1, \"certainty\": \"" + certainty + "\"");
        }
    }
}
