package io.larder.card.bonus;

import io.larder.card.core.CardRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign that gives bonus for recharges, such as "100 gets 10". It never changes; only its end
 * is noted. Lists are texts with blanks between, empty for all.
 *
 * @param firstDay the first business date on which it gives
 * @param lastDay and the last
 * @param minimumMinor the smallest recharge that it takes
 * @param fixedMinor the bonus, or 0 when it is by thousandths
 * @param thousandths the bonus in thousandths of the recharge, rounded down to a fen; or 0
 * @param mostMinor the most for one recharge, or null
 * @param mostOnCardMinor the most for one card while it runs, or null
 * @param validDays how many days after the recharge's own the bonus can be spent; 0 for that day
 *     alone
 * @param priority of campaigns that apply the lowest gives, then the one that gives most
 */
public record Campaign(
        String id,
        String nameZh,
        String nameEn,
        LocalDate firstDay,
        LocalDate lastDay,
        long minimumMinor,
        long fixedMinor,
        int thousandths,
        @Nullable Long mostMinor,
        @Nullable Long mostOnCardMinor,
        Holders holders,
        String productIds,
        String methods,
        String payWiths,
        String storeIds,
        int validDays,
        int priority,
        Instant madeAt,
        String madeBy,
        @Nullable Instant endedAt) {

    private static final long THOUSAND = 1_000;

    /** Whose cards it gives to. */
    public enum Holders {
        ANY,
        NAMED,
        UNNAMED
    }

    /** Whether the recharge itself does not exclude it; the card and the day are judged later. */
    public boolean takes(long amountMinor, String method, String payWith, String storeId) {
        return amountMinor >= minimumMinor
                && lists(methods, method)
                && lists(payWiths, payWith)
                && lists(storeIds, storeId);
    }

    /** Whether it gives to this card on this day. */
    public boolean takes(CardRow card, LocalDate today) {
        return !today.isBefore(firstDay)
                && !today.isAfter(lastDay)
                && lists(productIds, card.productId())
                && switch (holders) {
                    case ANY -> true;
                    case NAMED -> card.named();
                    case UNNAMED -> !card.named();
                };
    }

    /** The bonus for a recharge, rounded down; what the card may get at most is judged apart. */
    public long bonusMinor(long amountMinor) {
        long minor =
                fixedMinor > 0
                        ? fixedMinor
                        : Math.multiplyExact(amountMinor, (long) thousandths) / THOUSAND;
        return mostMinor == null ? minor : Math.min(minor, mostMinor);
    }

    /** The words of one of its lists. */
    public static List<String> words(String list) {
        return list.isEmpty() ? List.of() : Arrays.asList(list.split(" ", -1));
    }

    private static boolean lists(String list, String word) {
        return list.isEmpty() || words(list).contains(word);
    }

    Campaign ended(Instant at) {
        return new Campaign(
                id,
                nameZh,
                nameEn,
                firstDay,
                lastDay,
                minimumMinor,
                fixedMinor,
                thousandths,
                mostMinor,
                mostOnCardMinor,
                holders,
                productIds,
                methods,
                payWiths,
                storeIds,
                validDays,
                priority,
                madeAt,
                madeBy,
                at);
    }
}
