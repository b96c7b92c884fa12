package io.larder.card.adjust;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code larder.card.adjustment}.
 *
 * @param decideWithinDays how long a second person may take before an adjustment runs out, in days
 *     of business time
 */
@ConfigurationProperties("larder.card.adjustment")
record AdjustmentSettings(@DefaultValue("7") int decideWithinDays) {

    Duration decideWithin() {
        return Duration.ofDays(decideWithinDays);
    }
}
