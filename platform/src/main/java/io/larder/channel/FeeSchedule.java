package io.larder.channel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a channel takes for a payment.
 *
 * @param basisPoints hundredths of a per cent of the amount, 0 to 10,000
 * @param rounding how a part of a minor unit is rounded, line by line
 */
public record FeeSchedule(int basisPoints, RoundingMode rounding) {

    /** The fee of one payment, in minor units. */
    public long feeMinor(long amountMinor) {
        return BigDecimal.valueOf(amountMinor)
                .multiply(BigDecimal.valueOf(basisPoints))
                .movePointLeft(4)
                .setScale(0, rounding)
                .longValueExact();
    }
}
