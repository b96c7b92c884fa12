package io.larder.proof.judge;

/** A difference that an injected fault must lead to. */
public record ExpectedDifference(String channel, String orderNumber, String type) {}
