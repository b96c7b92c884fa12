package io.larder.sandbox.fault;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be made to go wrong. Names on the wire are in lower case. */
public enum Fault {
    /** No delivery of the payment's notice ever arrives. */
    LOST_NOTIFICATION,
    /** The notice comes twice at the same moment and once more ten seconds later. */
    DUPLICATE_NOTIFICATION,
    /** The notice's first delivery is late. */
    DELAYED_NOTIFICATION,
    /** A notice with a broken signature or an altered body comes first, the genuine one follows. */
    TAMPERED_NOTIFICATION,
    /** The payer really pays another figure (half of them), or only the notice names one. */
    WRONG_AMOUNT,
    /** The request is carried out, then the connection is cut. */
    RESPONSE_LOST,
    /** The answer is a server error; half of the requests were carried out all the same. */
    SERVER_ERROR,
    /** The answer takes long. */
    SLOW,
    /** The payer's money is on its way while the order closes, and arrives after that. */
    LATE_PAYMENT,
    /** A payment is missing in the bill. */
    BILL_MISSING,
    /** A payment's amount (half of them) or fee is another in the bill. */
    BILL_ALTERED,
    /** A payment stands in the bill twice. */
    BILL_DUPLICATED;

    /** Its name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fault of that name. */
    public static Optional<Fault> named(String wireName) {
        return Stream.of(values()).filter(fault -> fault.wireName().equals(wireName)).findFirst();
    }
}
