package io.larder.ledger;

/** Signs what archives are made of; told by the room that keeps the key. */
public interface Seals {

    /**
     * Signs.
     *
     * @param manifest a record
     * @return JSON: the manifest as {@code manifest}, and beside it {@code algorithm}, {@code
     *     keyId} and a {@code signature} over its RFC 8785 form
     */
    byte[] signed(Object manifest);
}
