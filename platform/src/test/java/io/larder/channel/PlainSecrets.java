package io.larder.channel;

import io.larder.vault.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets in memory, for adapters without a database. */
public final class PlainSecrets implements Secrets {

    private final Map<String, byte[]> values = new ConcurrentHashMap<>();

    @Override
    public void put(String name, byte[] value) {
        values.put(name, value.clone());
    }

    @Override
    public Optional<byte[]> find(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
