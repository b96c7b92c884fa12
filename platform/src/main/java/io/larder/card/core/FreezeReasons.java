package io.larder.card.core;

import io.larder.card.FreezeReason;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The reasons for which a card is frozen, as a column holds them: codes, parted by commas. */
public final class FreezeReasons {

    private FreezeReasons() {}

    /** The reasons of a column's text. */
    public static Set<FreezeReason> of(String text) {
        return text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(",", -1))
                        .map(FreezeReason::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(FreezeReason.class)));
    }

    /** A column's text, in the order of the codes. */
    public static String text(Collection<FreezeReason> reasons) {
        return reasons.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    /** These and one more. */
    static Set<FreezeReason> with(Set<FreezeReason> reasons, FreezeReason one) {
        var all = EnumSet.of(one);
        all.addAll(reasons);
        return all;
    }

    /** These without some. */
    static Set<FreezeReason> without(Set<FreezeReason> reasons, Set<FreezeReason> some) {
        return reasons.stream()
                .filter(reason -> !some.contains(reason))
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.toSet(), Collections::unmodifiableSet));
    }
}
