package io.larder.card;

import io.larder.card.hold.HoldState;
import io.larder.ledger.Event;
import java.time.LocalDate;

/**
 * What happened to a card, but for money that was put on it, which {@code recharge.confirmed}
 * tells. Consumers order the events of one card by its version.
 */
public sealed interface CardEvent extends Event {

    /** The card's id. */
    String cardId();

    /** The card's version after it, rising by one. */
    long version();

    /** A card was made. */
    record Issued(
            String cardId,
            long version,
            String productId,
            boolean named,
            CardStatus status,
            String storeId,
            LocalDate businessDate)
            implements CardEvent {
        @Override
        public String type() {
            return "card.issued";
        }
    }

    /**
     * A card went to another status, activated, frozen, unfrozen or closed, or is frozen for other
     * reasons than before.
     *
     * @param frozenFor the codes of the reasons that stand afterwards, parted by commas
     */
    record StatusChanged(
            String cardId,
            long version,
            CardStatus from,
            CardStatus to,
            String frozenFor,
            LocalDate businessDate)
            implements CardEvent {
        @Override
        public String type() {
            return "card.status-changed";
        }
    }

    /** A card got its registered holder. */
    record HolderRegistered(
            String cardId, long version, String customerId, HolderKind kind, LocalDate businessDate)
            implements CardEvent {
        @Override
        public String type() {
            return "card.holder-registered";
        }
    }

    /**
     * What was not spent of a recharge was taken off a card again, all of it or a part.
     *
     * @param amountMinor what goes to the payer
     * @param bonusBackMinor what was taken back for its bonus
     */
    record Uncredited(
            String cardId,
            long version,
            String lotId,
            long amountMinor,
            long bonusBackMinor,
            long balanceMinor,
            LocalDate businessDate)
            implements CardEvent {
        @Override
        public String type() {
            return "card.uncredited";
        }
    }

    /** Bonus was taken off a card after its last day. */
    record BonusExpired(
            String cardId,
            long version,
            String lotId,
            String campaignId,
            long amountMinor,
            LocalDate businessDate)
            implements CardEvent {
        @Override
        public String type() {
            return "card.bonus-expired";
        }
    }

    /** Money of a card was spent in a store. */
    record Spent(
            String cardId,
            long version,
            String reference,
            String storeId,
            long amountMinor,
            long balanceMinor,
            LocalDate businessDate)
            implements CardEvent {
        @Override
        public String type() {
            return "card.spent";
        }
    }

    /** A store gave money back for goods. */
    record SpendRefunded(
            String cardId,
            long version,
            String refundId,
            String spendId,
            long amountMinor,
            long balanceMinor,
            LocalDate businessDate)
            implements CardEvent {

        @Override
        public String type() {
            return "card.spend-refunded";
        }
    }

    /**
     * Money came from another card, or went to one; each of the two has an event of its own.
     *
     * @param amountMinor below zero where it went away
     */
    record Moved(
            String cardId, long version, String reference, long amountMinor, LocalDate businessDate)
            implements CardEvent {
        @Override
        public String type() {
            return "card.moved";
        }
    }

    /**
     * Everything of a card went to another one, and it ended; each of the two has an event of its
     * own.
     *
     * @param otherCardId where it went, or came from
     * @param principalMinor below zero where it went away, and so is the bonus
     * @param why {@code LOSS}, {@code DAMAGE}, {@code EXPIRY} or {@code MERGE}
     */
    record CarriedOver(
            String cardId,
            long version,
            String reference,
            String otherCardId,
            long principalMinor,
            long bonusMinor,
            String why,
            LocalDate businessDate)
            implements CardEvent {
        @Override
        public String type() {
            return "card.carried-over";
        }
    }

    /**
     * A card was given back and ended.
     *
     * @param amountMinor principal, which its holder gets
     * @param forfeitedMinor bonus, which the issuer got back
     */
    record Closed(
            String cardId,
            long version,
            String payoutId,
            long amountMinor,
            long forfeitedMinor,
            LocalDate businessDate)
            implements CardEvent {
        @Override
        public String type() {
            return "card.closed";
        }
    }

    /**
     * Two persons corrected what is on a card.
     *
     * @param adjustmentId what they agreed on
     * @param amountMinor below zero where it was taken off
     * @param balanceMinor principal on the card afterwards
     */
    record Adjusted(
            String cardId,
            long version,
            String adjustmentId,
            long amountMinor,
            long balanceMinor,
            LocalDate businessDate)
            implements CardEvent {
        @Override
        public String type() {
            return "card.adjusted";
        }
    }

    /** Money of a card was held back for a store. */
    record Held(
            String cardId,
            long version,
            String holdId,
            String storeId,
            long amountMinor,
            LocalDate businessDate)
            implements CardEvent {
        @Override
        public String type() {
            return "card.held";
        }
    }

    /** A hold was committed, voided or ran out. */
    record HoldEnded(
            String cardId,
            long version,
            String holdId,
            HoldState state,
            long committedMinor,
            LocalDate businessDate)
            implements CardEvent {
        @Override
        public String type() {
            return "card.hold-ended";
        }
    }
}
