package io.larder.recharge;

/** What a recharge is paid with. */
public enum PayWith {
    CASH,
    WECHAT,
    ALIPAY;

    /** Whether a channel must be called. */
    public boolean needsChannel() {
        return this != CASH;
    }
}
