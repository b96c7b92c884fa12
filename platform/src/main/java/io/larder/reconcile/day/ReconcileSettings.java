package io.larder.reconcile.day;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How days are reconciled; {@code larder.reconcile.*}.
 *
 * @param mostQuestions how many lines of one bill that we know nothing of are asked about at the
 *     channel before the rest are taken as they stand
 * @param maxBillBytes the largest bill that can be handed in by hand, in bytes
 */
@ConfigurationProperties("larder.reconcile")
record ReconcileSettings(
        @DefaultValue("500") int mostQuestions, @DefaultValue("268435456") int maxBillBytes) {}
