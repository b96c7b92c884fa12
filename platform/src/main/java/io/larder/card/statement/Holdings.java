package io.larder.card.statement;

import io.larder.ledger.Balance;

/**
 * What was on a card at one place among its movements.
 *
 * @param principal counters of the principal account
 * @param bonus counters of the bonus account
 */
record Holdings(Balance principal, Balance bonus) {

    static final Holdings NOTHING = new Holdings(Balance.ZERO, Balance.ZERO);

    Holdings plus(Movement movement) {
        return movement.bonus()
                ? new Holdings(principal, bonus.plus(movement.moved()))
                : new Holdings(principal.plus(movement.moved()), bonus);
    }

    Holdings less(Movement movement) {
        return movement.bonus()
                ? new Holdings(principal, bonus.less(movement.moved()))
                : new Holdings(principal.less(movement.moved()), bonus);
    }

    long postedMinor() {
        return principal.posted() + bonus.posted();
    }

    long heldMinor() {
        return principal.debitsPending() + bonus.debitsPending();
    }

    long pendingMinor() {
        return principal.creditsPending() + bonus.creditsPending();
    }
}
