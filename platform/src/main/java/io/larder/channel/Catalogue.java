package io.larder.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each channel can do and costs, by date: {@code catalogue.json} beside this class. A change
 * of a vendor's terms is a new entry with its first business date; entries are never edited.
 */
@Component
public final class Catalogue {

    private final List<Capabilities> entries;

    /** Reads the file; a fault in it stops the start. */
    public Catalogue() {
        try (var in = Catalogue.class.getResourceAsStream("catalogue.json")) {
            if (in == null) {
                throw new IllegalStateException("catalogue.json is missing");
            }
            entries =
                    JsonMapper.shared().readValue(in, Terms.class).channels().stream()
                            .map(Entry::capabilities)
                            .sorted(Comparator.comparing(Capabilities::effectiveFrom).reversed())
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entry that holds on that business date. */
    public Capabilities of(String channel, LocalDate on) {
        return entries.stream()
                .filter(entry -> entry.channel().equals(channel))
                .filter(entry -> !entry.effectiveFrom().isAfter(on))
                .findFirst()
                .orElseThrow(() -> new NoTerms(channel, on));
    }

    private record Terms(String comment, List<Entry> channels) {}

    private record Entry(
            String channel,
            LocalDate effectiveFrom,
            Set<Capabilities.Instrument> instruments,
            String currency,
            long minMinor,
            long maxMinor,
            int settlementDays,
            int feeBasisPoints,
            RoundingMode feeRounding,
            int refundWindowDays,
            @Nullable Integer noticeFreshnessSeconds,
            int notYetForSeconds,
            LocalTime billReadyAt) {

        Capabilities capabilities() {
            return new Capabilities(
                    channel,
                    effectiveFrom,
                    instruments,
                    currency,
                    minMinor,
                    maxMinor,
                    settlementDays,
                    new FeeSchedule(feeBasisPoints, feeRounding),
                    refundWindowDays,
                    noticeFreshnessSeconds == null
                            ? null
                            : Duration.ofSeconds(noticeFreshnessSeconds),
                    Duration.ofSeconds(notYetForSeconds),
                    billReadyAt);
        }
    }
}
