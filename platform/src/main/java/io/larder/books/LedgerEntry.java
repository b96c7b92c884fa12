package io.larder.books;

import io.larder.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * One account's day in the general ledger; posted money alone.
 *
 * @param opening at the day's begin, debit positive
 * @param closing at its end: opening and debits less credits
 */
public record LedgerEntry(
        String legalEntityId,
        String account,
        LocalDate date,
        Money opening,
        Money debits,
        Money credits,
        Money closing) {

    static final List<String> COLUMNS =
            List.of(
                    "legal entity",
                    "account",
                    "date",
                    "currency",
                    "opening",
                    "debits",
                    "credits",
                    "closing");

    static LedgerEntry of(
            ReadBooks.Line line, LocalDate date, long opening, long debits, long credits) {
        return new LedgerEntry(
                line.entity(),
                line.account(),
                date,
                Money.cny(opening),
                Money.cny(debits),
                Money.cny(credits),
                Money.cny(Math.subtractExact(Math.addExact(opening, debits), credits)));
    }
}
