package io.larder.recharge;

/** Where a recharge is made. */
public enum Method {
    TILL,
    KIOSK,
    APP,
    PARTNER;

    /** Whether the customer stands at a member of staff. */
    public boolean inPerson() {
        return this == TILL;
    }
}
