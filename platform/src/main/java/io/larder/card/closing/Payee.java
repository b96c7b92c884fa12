package io.larder.card.closing;

import org.jspecify.annotations.Nullable;

/**
 * Who gave a card back, as the law wants it kept. Personal data: sealed where it is stored, and in
 * no log.
 *
 * @param name of the person or unit, as the document has it
 * @param documentKind such as {@code ID_CARD}
 * @param cardNumber the whole number of the card
 * @param accountName whose bank account it is, or null for cash
 */
record Payee(
        String name,
        String documentKind,
        String documentNumber,
        String cardNumber,
        @Nullable String accountName,
        @Nullable String accountNumber,
        @Nullable String bank) {

    @Override
    public String toString() {
        return "Payee[]";
    }
}
