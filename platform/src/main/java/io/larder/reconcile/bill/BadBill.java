package io.larder.reconcile.bill;

/** Ends the reading of a bill; never leaves this package. */
final class BadBill extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 40;

    private final transient BillReading.Refused refusal;

    BadBill(int line, String field, String why, String value) {
        super(why, null, false, false);
        refusal = new BillReading.Refused(line, field, why, masked(value));
    }

    BillReading.Refused refusal() {
        return refusal;
    }

    /** Shows a value's shape and hides its content: it may name a person. */
    private static String masked(String value) {
        var shape = new StringBuilder();
        value.codePoints()
                .limit(SHOWN)
                .forEach(
                        c -> {
                            if (Character.isDigit(c)) {
                                shape.append('9');
                            } else if (Character.isLetter(c)) {
                                shape.append('a');
                            } else {
                                shape.append(c >= ' ' && c < 0x7f ? (char) c : '?');
                            }
                        });
        return value.length() > SHOWN ? shape + "..." : shape.toString();
    }
}
