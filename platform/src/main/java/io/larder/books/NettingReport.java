package io.larder.books;

import io.larder.edge.Sheet;
import io.larder.identity.LegalEntity;
import io.larder.ledger.Balance;
import io.larder.ledger.Chart;
import io.larder.money.Money;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What legal entities came to owe each other in a month, pair by pair.
 *
 * @param month as {@code 2026-11}
 */
public record NettingReport(String month, List<Pair> pairs) {

    static final List<String> COLUMNS =
            List.of(
                    "month",
                    "first",
                    "first name",
                    "second",
                    "second name",
                    "currency",
                    "first owes",
                    "second owes",
                    "net",
                    "payer",
                    "payee");

    /**
     * Two legal entities, the one with the smaller id first.
     *
     * @param firstOwes what the first came to owe the second, before it is set off
     * @param secondOwes the other way round
     * @param net what is left to pay, never below zero
     * @param payerId who pays it; null when it is nothing
     * @param payeeId who is paid
     */
    public record Pair(
            LegalEntity first,
            LegalEntity second,
            Money firstOwes,
            Money secondOwes,
            Money net,
            @Nullable String payerId,
            @Nullable String payeeId) {

        static Pair of(LegalEntity first, LegalEntity second, Balance cleared) {
            long firstOwes = cleared.creditsPosted();
            long secondOwes = cleared.debitsPosted();
            long net = firstOwes - secondOwes;
            return new Pair(
                    first,
                    second,
                    Money.cny(firstOwes),
                    Money.cny(secondOwes),
                    Money.cny(Math.abs(net)),
                    net == 0 ? null : (net > 0 ? first : second).id(),
                    net == 0 ? null : (net > 0 ? second : first).id());
        }
    }

    /**
     * Of what was cleared.
     *
     * @param cleared by clearing account; the two accounts of a pair mirror each other, so that of
     *     the smaller id says all
     */
    static NettingReport of(
            YearMonth month, Map<ReadBooks.Line, Balance> cleared, List<LegalEntity> entities) {
        var byId =
                entities.stream().collect(Collectors.toMap(LegalEntity::id, Function.identity()));
        var named = new HashMap<>(byId);
        var pairs = new ArrayList<Pair>();
        cleared.forEach(
                (line, balance) ->
                        Chart.clearingPair(line.account())
                                .filter(pair -> pair.of().compareTo(pair.with()) < 0)
                                .ifPresent(
                                        pair ->
                                                pairs.add(
                                                        Pair.of(
                                                                entity(named, pair.of()),
                                                                entity(named, pair.with()),
                                                                balance))));
        return new NettingReport(month.toString(), List.copyOf(pairs));
    }

    private static LegalEntity entity(Map<String, LegalEntity> named, String id) {
        return named.computeIfAbsent(id, unknown -> new LegalEntity(id, id, id));
    }

    /** As rows of a sheet. */
    public void write(Sheet sheet) {
        for (var pair : pairs) {
            sheet.row(
                    month,
                    pair.first().id(),
                    pair.first().name(),
                    pair.second().id(),
                    pair.second().name(),
                    pair.net().currency(),
                    Sheet.amount(pair.firstOwes().minor()),
                    Sheet.amount(pair.secondOwes().minor()),
                    Sheet.amount(pair.net().minor()),
                    pair.payerId(),
                    pair.payeeId());
        }
    }
}
