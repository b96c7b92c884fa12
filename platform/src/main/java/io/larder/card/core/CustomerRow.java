package io.larder.card.core;

/**
 * The name of a registered holder.
 *
 * @param id the customer's opaque id
 * @param name sealed by the vault
 * @param nameLookup a keyed hash of the name, to compare by
 */
public record CustomerRow(String id, String name, String nameLookup) {

    @Override
    public String toString() {
        return "CustomerRow[" + id + "]";
    }
}
