package io.larder.card.bonus;

import io.larder.card.AskedAmount;
import io.larder.card.ask.Asked;
import io.larder.money.Ids;
import io.larder.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign to make. Lists that are left out or empty mean all.
 *
 * @param firstDay the first business date on which it gives
 * @param lastDay and the last
 * @param minimum the smallest recharge that it takes
 * @param bonus a fixed bonus; either this or {@code thousandths}
 * @param thousandths of the recharge, 1 to 10,000, rounded down to a fen
 * @param mostPerRecharge the most for one recharge
 * @param mostPerCard the most for one card, what was taken back by refunds included
 * @param holders named cards, unnamed ones, or any when left out
 * @param methods such as {@code TILL}
 * @param payWiths such as {@code WECHAT}
 * @param validDays how many days after the recharge's own the bonus can be spent, 0 to 3,650
 * @param priority 0 to 1,000: of campaigns that apply the lowest gives, and only one does
 */
record NewCampaign(
        String nameZh,
        String nameEn,
        LocalDate firstDay,
        LocalDate lastDay,
        Money minimum,
        @Nullable Money bonus,
        @Nullable Integer thousandths,
        @Nullable Money mostPerRecharge,
        @Nullable Money mostPerCard,
        Campaign.@Nullable Holders holders,
        @Nullable List<String> productIds,
        @Nullable List<String> methods,
        @Nullable List<String> payWiths,
        @Nullable List<String> storeIds,
        int validDays,
        @Nullable Integer priority) {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_WORD = 40;
    private static final int MOST_WORDS = 40;
    private static final int MOST_THOUSANDTHS = 10_000;
    private static final int MOST_DAYS = 3_650;
    private static final int USUAL_PRIORITY = 100;
    private static final int MOST_PRIORITY = 1_000;

    Campaign campaign(Instant now, String madeBy) {
        if (lastDay.isBefore(firstDay)) {
            throw Asked.invalid("lastDay", "on or after firstDay");
        }
        if ((bonus == null) == (thousandths == null)) {
            throw Asked.invalid("bonus", "given, or else thousandths");
        }
        return new Campaign(
                Ids.next("camp"),
                Asked.text("nameZh", nameZh, LONGEST_NAME),
                Asked.text("nameEn", nameEn, LONGEST_NAME),
                firstDay,
                lastDay,
                AskedAmount.minor(minimum),
                bonus == null ? 0 : AskedAmount.minor(bonus),
                thousandths == null ? 0 : within("thousandths", thousandths, 1, MOST_THOUSANDTHS),
                minor(mostPerRecharge),
                minor(mostPerCard),
                holders == null ? Campaign.Holders.ANY : holders,
                list("productIds", productIds),
                list("methods", methods),
                list("payWiths", payWiths),
                list("storeIds", storeIds),
                within("validDays", validDays, 0, MOST_DAYS),
                within("priority", priority == null ? USUAL_PRIORITY : priority, 0, MOST_PRIORITY),
                now.truncatedTo(ChronoUnit.MICROS),
                madeBy,
                null);
    }

    private static @Nullable Long minor(@Nullable Money amount) {
        return amount == null ? null : Long.valueOf(AskedAmount.minor(amount));
    }

    private static int within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw Asked.invalid(field, "%d to %d".formatted(least, most));
        }
        return value;
    }

    private static String list(String field, @Nullable List<String> words) {
        if (words == null) {
            return "";
        }
        if (words.size() > MOST_WORDS) {
            throw Asked.invalid(field, "at most %d items".formatted(MOST_WORDS));
        }
        words.forEach(word -> Asked.opaque(field, word, LONGEST_WORD));
        return String.join(" ", words);
    }
}
