package io.larder.proof.scenario;

import java.util.List;

/**
 * One story: cards that are given, and commands that are tried on them in turn.
 *
 * @param file where it stands
 * @param columns the cards whose balances the last columns tell
 */
record Scenario(
        String file, String title, List<Given> cards, List<String> columns, List<Line> lines) {

    /**
     * A card that is there at the beginning.
     *
     * @param words how it is: {@code unnamed} or {@code named}, {@code issued}, {@code holder
     *     NAME}, {@code unit NAME}, and an amount that is on it
     */
    record Given(String name, List<String> words) {

        boolean is(String word) {
            return words.contains(word);
        }

        /** What stands after a word, or nothing. */
        String after(String word) {
            int at = words.indexOf(word);
            return at < 0 ? "" : words.get(at + 1);
        }

        String amount() {
            var last = words.getLast();
            return last.matches("[0-9.]+") ? last : "";
        }
    }

    /**
     * A row of the table.
     *
     * @param number counted from 1
     * @param on what it is about: a card, or what an earlier row called its result
     * @param amount in yuan, or empty
     * @param expect {@code ok}, {@code replayed} or the code of a refusal; then what else the
     *     answer says
     * @param balances by column; empty when it is as it was
     */
    record Line(
            int number,
            String verb,
            String on,
            String amount,
            With with,
            String expect,
            List<String> balances) {

        /** The first word of what is expected. */
        String outcome() {
            return expect.split(",", 2)[0].strip();
        }

        boolean refused() {
            return !outcome().equals("ok") && !outcome().equals("replayed");
        }

        @Override
        public String toString() {
            return "row %d (%s %s %s)".formatted(number, verb, on, amount).replace(" )", ")");
        }
    }
}
