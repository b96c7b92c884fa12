package io.larder.ledger;

/**
 * An account, and in whose books it is.
 *
 * @param entityId the legal entity's id
 */
public record Owned(Account account, String entityId) {}
