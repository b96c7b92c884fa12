package io.larder.ledger;

/**
 * An account of the chart.
 *
 * @param name such as {@code card/card_0198.../principal} or {@code channel/wechat/receivable}; at
 *     most 80 ASCII characters
 * @param hot a hot account is written to the lane's own stripe, and a part cannot read its balance
 */
public record Account(String name, boolean hot) {}
