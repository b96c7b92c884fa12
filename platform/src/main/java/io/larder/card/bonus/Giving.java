package io.larder.card.bonus;

import io.larder.card.Bonus;
import io.larder.card.CardAccounts;
import io.larder.card.LotSource;
import io.larder.card.core.Amounts;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.LotRow;
import io.larder.compliance.CardRules;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Clearing;
import io.larder.ledger.Reads;
import io.larder.ledger.View;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is given on top of one recharge. Where the rules count bonus toward a card's limit, only as
 * much is given as fits: bonus never keeps paid money off a card.
 *
 * @param card as it is before
 * @param amountMinor of the recharge
 * @param principalMinor on the card with it
 */
public record Giving(
        CardRow card, long amountMinor, long principalMinor, CardRules rules, LocalDate today) {

    private static final String CODE = "bonus";

    private record Choice(Bonus.Promised promise, int priority) {}

    /** What is locked for it: nothing without an offer. */
    public static Reads reads(String cardId, Bonus bonus) {
        if (bonus instanceof Bonus.None) {
            return Reads.NONE;
        }
        var uses = capped(bonus).map(id -> Reads.row(BonusTables.USES, UseRow.idOf(cardId, id)));
        return Reads.all(Stream.concat(Stream.of(Reads.account(CardAccounts.bonus(cardId))), uses));
    }

    /** Whether it is locked already. */
    public static boolean known(View view, String cardId, Bonus bonus) {
        return bonus instanceof Bonus.None
                || view.knows(CardAccounts.bonus(cardId))
                        && capped(bonus)
                                .allMatch(
                                        id ->
                                                view.knows(
                                                        BonusTables.USES, UseRow.idOf(cardId, id)));
    }

    private static Stream<String> capped(Bonus bonus) {
        return switch (bonus) {
            case Bonus.None none -> Stream.empty();
            case Bonus.Promised promised ->
                    promised.mostOnCardMinor() == null
                            ? Stream.empty()
                            : Stream.of(promised.campaignId());
            case Bonus.Offered offered ->
                    offered.campaigns().stream()
                            .filter(campaign -> campaign.mostOnCardMinor() != null)
                            .map(Campaign::id);
        };
    }

    /** What can be promised, or null when nothing. */
    public Bonus.@Nullable Promised promise(View view, Bonus bonus) {
        return switch (bonus) {
            case Bonus.None none -> null;
            case Bonus.Promised promised -> cut(view, promised);
            case Bonus.Offered offered ->
                    offered.campaigns().stream()
                            .filter(campaign -> campaign.takes(card, today))
                            .map(campaign -> choice(view, campaign))
                            .flatMap(Stream::ofNullable)
                            .min(BEST)
                            .map(Choice::promise)
                            .orElse(null);
        };
    }

    private static final Comparator<Choice> BEST =
            Comparator.comparingInt(Choice::priority)
                    .thenComparing(choice -> -choice.promise().minor())
                    .thenComparing(choice -> choice.promise().campaignId());

    private @Nullable Choice choice(View view, Campaign campaign) {
        long minor = campaign.bonusMinor(amountMinor);
        var promise =
                minor == 0
                        ? null
                        : cut(
                                view,
                                new Bonus.Promised(
                                        campaign.id(),
                                        minor,
                                        campaign.validDays(),
                                        campaign.mostOnCardMinor()));
        return promise == null ? null : new Choice(promise, campaign.priority());
    }

    /** At most what the card may still get of the campaign, and may hold. */
    private Bonus.@Nullable Promised cut(View view, Bonus.Promised promised) {
        long minor = Math.min(promised.minor(), roomMinor());
        var most = promised.mostOnCardMinor();
        if (most != null) {
            minor = Math.min(minor, most - givenMinor(view, promised.campaignId()));
        }
        return minor <= 0
                ? null
                : new Bonus.Promised(promised.campaignId(), minor, promised.validDays(), most);
    }

    private long roomMinor() {
        long counted = Amounts.sum(principalMinor, card.bonusMinor());
        return rules.bonusCountsTowardLimit()
                ? rules.balanceLimitMinor(card.named()) - counted
                : Long.MAX_VALUE;
    }

    private long givenMinor(View view, String campaignId) {
        var use = view.find(BonusTables.USES, UseRow.idOf(card.id(), campaignId));
        return use == null ? 0 : use.givenMinor();
    }

    /** A promise as the lot that follows the recharge's own. */
    public Bonus.@Nullable Given given(Bonus.@Nullable Promised promise) {
        return promise == null ? null : lot(promise);
    }

    private Bonus.Given lot(Bonus.Promised promise) {
        return new Bonus.Given(
                promise.campaignId(),
                LotRow.idOf(card.id(), card.nextLot() + 1),
                promise.minor(),
                today.plusDays(promise.validDays()),
                promise.mostOnCardMinor() != null);
    }

    /** Puts it on the card's bonus account; the card's own row its caller changes. */
    public Changes changes(
            View view, Bonus.Given given, String paymentReference, LegalEntities entities) {
        return Clearing.post(
                rows(view, given, paymentReference),
                entities.owned(Chart.bonusCost(given.campaignId())),
                entities.ofCard(CardAccounts.bonus(card.id()), card.storeId()),
                given.minor(),
                CODE,
                paymentReference);
    }

    private Changes rows(View view, Bonus.Given given, String paymentReference) {
        var lot =
                LotRow.bonus(
                        given.lotId(),
                        card,
                        given.minor(),
                        new LotSource(given.campaignId(), paymentReference),
                        given.expiresOn(),
                        today);
        return used(view, given)
                .insert(CardTables.LOTS, lot)
                .insert(BonusTables.BONUSES, BonusRow.of(lot));
    }

    private Changes used(View view, Bonus.Given given) {
        if (!given.counted()) {
            return Changes.NONE;
        }
        var id = UseRow.idOf(card.id(), given.campaignId());
        var before = view.find(BonusTables.USES, id);
        return before == null
                ? Changes.NONE.insert(BonusTables.USES, new UseRow(id, given.minor()))
                : Changes.NONE.update(
                        BonusTables.USES, new UseRow(id, before.givenMinor() + given.minor()));
    }
}
