package io.larder.sandbox.desk;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as a merchant asks for it.
 *
 * @param fingerprint all its parameters, to tell a repetition from another order
 * @param keyId which of the vendor's keys the merchant verifies with
 * @param qr a code made beforehand; null to make one
 * @param qrExpiresAt when an unscanned code stops working
 * @param expiresAt when it closes unpaid; null while that depends on the scan
 */
public record NewOrder(
        String number,
        long minor,
        String currency,
        String description,
        String attach,
        String notifyUrl,
        String fingerprint,
        String keyId,
        @Nullable String qr,
        Instant qrExpiresAt,
        @Nullable Instant expiresAt,
        @Nullable Duration expiresAfterScan) {}
