package io.larder.channel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The channels of this installation, by name. */
public final class Channels {

    private final Map<String, Channel> byName = new LinkedHashMap<>();

    /** These channels, as they are. */
    public Channels(Collection<? extends Channel> channels) {
        channels.forEach(channel -> byName.put(channel.name(), channel));
    }

    /** The channel of that upper-case name, when this installation has it. */
    public Optional<Channel> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them. */
    public List<Channel> all() {
        return List.copyOf(byName.values());
    }
}
