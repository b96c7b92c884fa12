package io.larder.channel;

import io.larder.money.Money;
import java.time.Instant;

/**
 * An order that a customer is to pay.
 *
 * @param orderNumber our channel order number: 26 characters of Crockford base32, fixed before the
 *     call
 * @param amount what is to be paid, above zero
 * @param description shown to the payer, at most 100 characters
 * @param expiresAt business instant after which the order must not be payable
 */
public record PrepareRequest(
        String orderNumber, Money amount, String description, Instant expiresAt) {}
