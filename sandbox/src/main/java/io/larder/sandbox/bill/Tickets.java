package io.larder.sandbox.bill;

import io.larder.sandbox.keys.RandomText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Download addresses that work for a short time, on the wall's clock. */
public final class Tickets {

    private static final int MOST_KEPT = 100;

    @SuppressWarnings("ArrayRecordComponent") // nobody compares tickets
    private record Ticket(byte[] content, Instant until) {
        @Override
        public String toString() {
            return "until " + until;
        }
    }

    private final InstantSource wall;
    private final Duration life;
    private final Map<String, Ticket> tickets =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Ticket> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    /** Tickets of this life. */
    public Tickets(InstantSource wall, Duration life) {
        this.wall = wall;
        this.life = life;
    }

    /** A new ticket for a file. */
    public synchronized String issue(byte[] content) {
        String token = RandomText.letters(43);
        tickets.put(token, new Ticket(content, wall.instant().plus(life)));
        return token;
    }

    /** The file; null when the ticket is unknown or too old. */
    public synchronized byte @Nullable [] redeem(String token) {
        Ticket ticket = tickets.get(token);
        return ticket == null || wall.instant().isAfter(ticket.until()) ? null : ticket.content();
    }
}
