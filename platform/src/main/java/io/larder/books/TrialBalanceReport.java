package io.larder.books;

import io.larder.books.ReadBooks.Held;
import io.larder.books.ReadBooks.Line;
import io.larder.edge.Sheet;
import io.larder.ledger.Balance;
import io.larder.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What every account of each legal entity held at a moment.
 *
 * @param at the moment, where one was asked for
 * @param date the business date at whose end it was, where one was asked for
 * @param balanced whether every entity's debits are its credits
 */
public record TrialBalanceReport(
        @Nullable Instant at,
        @Nullable LocalDate date,
        boolean balanced,
        List<Account> accounts,
        List<Total> totals) {

    static final List<String> COLUMNS =
            List.of(
                    "legal entity",
                    "account",
                    "accounts",
                    "currency",
                    "debits",
                    "credits",
                    "balance",
                    "pending debits",
                    "pending credits");

    /**
     * A line.
     *
     * @param account its name; {@code card/*}{@code /principal} is the principal of all cards that
     *     the entity's stores issued
     * @param accounts how many accounts that is now
     * @param debits posted, from the beginning
     * @param credits likewise
     * @param balance debits less credits: above zero for assets and expenses, below for liabilities
     *     and income
     * @param pendingDebits held and not ended; part of no total
     */
    public record Account(
            String legalEntityId,
            String account,
            long accounts,
            Money debits,
            Money credits,
            Money balance,
            Money pendingDebits,
            Money pendingCredits) {}

    /** A legal entity's sums. */
    public record Total(String legalEntityId, Money debits, Money credits, boolean balanced) {}

    /**
     * Of what the lines held.
     *
     * @param entity of this legal entity alone, or null for all
     */
    static TrialBalanceReport of(
            @Nullable Instant at,
            @Nullable LocalDate date,
            Map<Line, Held> held,
            @Nullable String entity) {
        var accounts = new ArrayList<Account>();
        var sums = new TreeMap<String, Balance>();
        held.forEach(
                (line, of) -> {
                    boolean wanted = entity == null || entity.equals(line.entity());
                    if (wanted && !of.balance().equals(Balance.ZERO)) {
                        accounts.add(account(line, of));
                        sums.merge(line.entity(), of.balance(), Balance::plus);
                    }
                });
        var totals = sums.entrySet().stream().map(it -> total(it.getKey(), it.getValue())).toList();
        return new TrialBalanceReport(
                at, date, totals.stream().allMatch(Total::balanced), accounts, totals);
    }

    private static Account account(Line line, Held held) {
        var balance = held.balance();
        return new Account(
                line.entity(),
                line.account(),
                held.accounts(),
                Money.cny(balance.debitsPosted()),
                Money.cny(balance.creditsPosted()),
                Money.cny(-balance.posted()),
                Money.cny(balance.debitsPending()),
                Money.cny(balance.creditsPending()));
    }

    private static Total total(String entity, Balance sum) {
        return new Total(
                entity,
                Money.cny(sum.debitsPosted()),
                Money.cny(sum.creditsPosted()),
                sum.posted() == 0);
    }

    /** As rows of a sheet, the totals last. */
    public void write(Sheet sheet) {
        for (var line : accounts) {
            sheet.row(
                    line.legalEntityId(),
                    line.account(),
                    line.accounts(),
                    line.balance().currency(),
                    Sheet.amount(line.debits().minor()),
                    Sheet.amount(line.credits().minor()),
                    Sheet.amount(line.balance().minor()),
                    Sheet.amount(line.pendingDebits().minor()),
                    Sheet.amount(line.pendingCredits().minor()));
        }
        for (var total : totals) {
            sheet.row(
                    total.legalEntityId(),
                    "total",
                    null,
                    total.debits().currency(),
                    Sheet.amount(total.debits().minor()),
                    Sheet.amount(total.credits().minor()),
                    Sheet.amount(total.debits().minor() - total.credits().minor()),
                    null,
                    null);
        }
    }
}
