package io.larder.vault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Files by name, such as bills, kept sealed in parts so that none has to fit in memory. */
public interface SealedFiles {

    /**
     * Keeps a file, whole or not at all, in place of an earlier one of this name.
     *
     * @param name visible ASCII, at most 200 characters, such as {@code bill/wechat/2026-01-31}
     */
    void put(String name, InputStream content);

    /**
     * Opens a file for reading; it is read and opened part by part.
     *
     * @throws UnreadableValue now or while reading, when a part is missing or was changed
     */
    Optional<InputStream> open(String name);

    /** Keeps a small file. */
    default void put(String name, byte[] content) {
        put(name, new ByteArrayInputStream(content));
    }

    /** Reads a small file whole. */
    default Optional<byte[]> find(String name) {
        return open(name).map(SealedFiles::whole);
    }

    private static byte[] whole(InputStream content) {
        try (content) {
            return content.readAllBytes();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
