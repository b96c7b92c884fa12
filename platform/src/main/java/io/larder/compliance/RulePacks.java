package io.larder.compliance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The rule packs of one jurisdiction, by the date from which each holds. Immutable. */
public final class RulePacks {

    private final NavigableMap<LocalDate, CardRules> byDate = new TreeMap<>();

    /** Packs with different effective dates; at least one. */
    public RulePacks(Collection<CardRules> packs) {
        for (var pack : packs) {
            if (byDate.put(pack.effective(), pack) != null) {
                throw new IllegalArgumentException("two rule packs from " + pack.effective());
            }
        }
        if (byDate.isEmpty()) {
            throw new IllegalArgumentException("no rule pack");
        }
    }

    /** The rules in force on a date; a fault when no pack reaches back to it. */
    public CardRules at(LocalDate date) {
        var pack = byDate.floorEntry(date);
        if (pack == null) {
            throw new IllegalStateException("no rule pack is in force on " + date);
        }
        return pack.getValue();
    }
}
