package io.larder.card.bonus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PaidAndGivenTest {

    @Test
    void spentBonusIsPaidForProRata() {
        var spentBonus = new PaidAndGiven(10_000, 1_000, 0, 0, 10_000, 0);

        assertThat(spentBonus.refundableMinor()).isEqualTo(9_090);
        assertThat(spentBonus.back(9_090)).isEqualTo(new PaidAndGiven.Back(9_090, 0, 910));
    }

    @Test
    void untouchedPackageGoesBackWhole() {
        var untouched = new PaidAndGiven(10_000, 1_000, 0, 0, 10_000, 1_000);

        assertThat(untouched.refundableMinor()).isEqualTo(10_000);
        assertThat(untouched.back(10_000)).isEqualTo(new PaidAndGiven.Back(10_000, 1_000, 0));
        assertThat(untouched.back(3_333)).isEqualTo(new PaidAndGiven.Back(3_333, 334, 0));
    }

    @Test
    void withoutBonusWhatIsLeftIsRefundable() {
        var plain = new PaidAndGiven(10_000, 0, 2_000, 0, 3_000, 0);

        assertThat(plain.refundableMinor()).isEqualTo(3_000);
        assertThat(plain.back(1_000)).isEqualTo(new PaidAndGiven.Back(1_000, 0, 0));
    }

    @Test
    void whatIsSpentAfterEverythingWasRefundedIsNothing() {
        assertThat(new PaidAndGiven(100, 10, 100, 10, 0, 0).refundableMinor()).isZero();
    }

    /**
     * Random spends and refunds, from which neither side may gain or lose a fen beyond rounding.
     */
    @Test
    void noOrderOfSpendsAndPartialRefundsMakesOrLosesAFen() {
        var random = new Random(20_261_123);
        for (int round = 0; round < 20_000; round++) {
            var life = new Life(random);
            for (int step = 0; step < 8; step++) {
                if (random.nextBoolean()) {
                    life.spend();
                } else {
                    life.refund(life.part());
                }
            }
            life.refund(life.now().refundableMinor());
            life.judge();
        }
    }

    @Test
    void inHowManyPartsItIsAskedForChangesNothing() {
        var random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            long seed = random.nextLong();
            var once = new Life(new Random(seed));
            var often = new Life(new Random(seed));
            once.spend();
            often.spend();
            once.refund(once.now().refundableMinor());
            while (often.now().refundableMinor() > 0) {
                often.refund(often.part());
            }
            assertThat(often.refunded).isEqualTo(once.refunded);
            assertThat(often.takenBack).isEqualTo(once.takenBack);
        }
    }

    /** One recharge with bonus, spent as cards spend: bonus first. */
    private static final class Life {
        private final Random random;
        private final long paid;
        private final long given;
        private long principal;
        private long bonus;
        private long refunded;
        private long takenBack;
        private long spent;

        Life(Random random) {
            this.random = random;
            paid = 1 + random.nextInt(500);
            given = random.nextInt(random.nextBoolean() ? 60 : 1_500);
            principal = paid;
            bonus = given;
        }

        PaidAndGiven now() {
            return new PaidAndGiven(paid, given, refunded, takenBack, principal, bonus);
        }

        long part() {
            long most = now().refundableMinor();
            return most == 0 ? 0 : 1 + random.nextLong(most);
        }

        void spend() {
            long minor = random.nextLong(1 + (principal + bonus) / 2);
            long ofBonus = Math.min(minor, bonus);
            bonus -= ofBonus;
            principal -= minor - ofBonus;
            spent += minor;
        }

        void refund(long minor) {
            if (minor == 0) {
                return;
            }
            var back = now().back(minor);
            bonus -= back.fromBonusMinor();
            principal -= back.principalMinor();
            refunded += back.refundMinor();
            takenBack += back.takenBackMinor();
            assertThat(bonus).isNotNegative();
            assertThat(principal).isNotNegative();
            assertThat(back.fromBonusMinor()).isNotNegative();
            assertThat(back.fromPrincipalMinor()).isNotNegative();
        }

        void judge() {
            assertThat(refunded).isLessThanOrEqualTo(paid);
            assertThat(spent + principal + bonus + refunded + takenBack).isEqualTo(paid + given);
            // The exact share of what was paid, to a fraction of a fen in the issuer's favour.
            assertThat(refunded).isEqualTo((paid + given - spent) * paid / (paid + given));
        }
    }
}
