package io.larder.card.spend;

import io.larder.card.core.LotRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which lots a spend took its money from, in the order of taking.
 *
 * @param shares what was taken of each
 */
record TakenLots(List<Share> shares) {

    /**
     * What was taken of one lot.
     *
     * @param number the lot's number on its card
     */
    record Share(int number, long minor) {

        String lotId(String cardId) {
            return LotRow.idOf(cardId, number);
        }
    }

    /** As a column holds them: {@code 3:500 4:120}. */
    static TakenLots read(String text) {
        return new TakenLots(Arrays.stream(text.split(" ")).map(TakenLots::share).toList());
    }

    private static Share share(String word) {
        int colon = word.indexOf(':');
        return new Share(
                Integer.parseInt(word.substring(0, colon)),
                Long.parseLong(word.substring(colon + 1)));
    }

    String text() {
        return shares.stream()
                .map(share -> share.number() + ":" + share.minor())
                .collect(Collectors.joining(" "));
    }

    /**
     * What goes back to which lot when an amount is given back: what was taken last first, as if
     * less had been bought.
     *
     * @param beforeMinor what was given back of it earlier
     * @param minor what is given back now; both together at most what was taken
     */
    List<Share> back(long beforeMinor, long minor) {
        var found = new ArrayList<Share>();
        long skipped = beforeMinor;
        long left = minor;
        for (var share : shares.reversed()) {
            long there = share.minor() - Math.min(skipped, share.minor());
            skipped -= share.minor() - there;
            long part = Math.min(there, left);
            if (part > 0) {
                found.add(new Share(share.number(), part));
                left -= part;
            }
        }
        return found;
    }
}
