package io.larder.vault;

import java.util.Optional;

/** Secrets by name, such as merchant keys, kept sealed. */
public interface Secrets {

    /**
     * Keeps a secret, in place of an earlier one of this name.
     *
     * @param name visible ASCII, at most 160 characters, such as {@code wechat/merchant.key}
     */
    void put(String name, byte[] value);

    /** The secret of this name. */
    Optional<byte[]> find(String name);
}
