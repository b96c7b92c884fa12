package io.larder.simulation.purse;

import io.larder.ledger.Refusal;

/**
 * A refusal that says what it saw, so that a judge can tell whether it was ever so.
 *
 * @param subject such as {@code purse p1} or {@code hold h7}
 * @param seen what could be used of the purse, or the hold's state
 */
public record PurseRefusal(String subject, String seen) implements Refusal {
    @Override
    public String code() {
        return "refused";
    }
}
