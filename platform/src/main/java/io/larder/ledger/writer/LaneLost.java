package io.larder.ledger.writer;

/** Another process holds the lane now; what this one has in hand has an unknown outcome. */
final class LaneLost extends Exception {
    LaneLost(String message) {
        super(message);
    }
}
