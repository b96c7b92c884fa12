package io.larder.reconcile.day;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A closed day's certificate as stored.
 *
 * @param content its RFC 8785 form, ASCII
 */
record DayCertificateRow(
        String id,
        LocalDate businessDate,
        String content,
        String signature,
        String keyId,
        Instant madeAt) {}
