package io.larder.ledger;

/** The order in which every lane locks; rows of one rank are locked by table name, then key. */
public enum LockRank {
    ORDER,
    CARD,
    ACCOUNT
}
