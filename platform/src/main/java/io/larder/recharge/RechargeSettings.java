package io.larder.recharge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How recharges are handled.
 *
 * @param payableFor how long a customer may take to pay an order, in business time
 * @param commandTimeout how long a request waits for the ledger before it is answered busy
 * @param janitorPoll how often the janitor looks for what is due, in wall time
 * @param janitorCalls most channel calls of the janitor at once; few, so that customers go first
 */
@ConfigurationProperties("larder.recharge")
record RechargeSettings(
        @DefaultValue("15m") Duration payableFor,
        @DefaultValue("10s") Duration commandTimeout,
        @DefaultValue("250ms") Duration janitorPoll,
        @DefaultValue("4") int janitorCalls) {}
