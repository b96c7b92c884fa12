package io.larder.card.possession;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code larder.card.possession}.
 *
 * @param paymentCodeSeconds how long a one-time payment code can be used, on wall time
 * @param sessionIdleMinutes how long a cardholder's session lasts without use
 * @param sessionLongestMinutes how long it lasts in any case
 * @param failuresPerCaller wrong proofs a minute after which a credential must wait, in each
 *     process
 * @param failuresPerTerminal likewise for a terminal
 * @param failuresPerCard likewise for a card, whether there is one or not
 */
@ConfigurationProperties("larder.card.possession")
record PossessionSettings(
        @DefaultValue("60") int paymentCodeSeconds,
        @DefaultValue("15") int sessionIdleMinutes,
        @DefaultValue("720") int sessionLongestMinutes,
        @DefaultValue("300") int failuresPerCaller,
        @DefaultValue("20") int failuresPerTerminal,
        @DefaultValue("10") int failuresPerCard) {}
