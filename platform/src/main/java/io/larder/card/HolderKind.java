package io.larder.card;

/** Who holds a card: the law's cash limits differ between the two. */
public enum HolderKind {
    INDIVIDUAL,
    UNIT
}
