package io.larder.reconcile.day;

import io.larder.channel.Channel;
import io.larder.channel.ChannelCodes;
import io.larder.channel.Channels;
import io.larder.edge.EdgeCodes;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.ledger.BusinessClock;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Business days over HTTP: seeing them, reconciling a channel's day, closing. */
@RestController
class BusinessDayEndpoints {

    private static final int MOST_DAYS = 31;

    private final BusinessDays days;
    private final CloseDay closing;
    private final AskToReconcile reconcile;
    private final Channels channels;
    private final ReconcileSettings settings;
    private final BusinessClock clock;

    BusinessDayEndpoints(
            BusinessDays days,
            CloseDay closing,
            AskToReconcile reconcile,
            Channels channels,
            ReconcileSettings settings,
            BusinessClock clock) {
        this.days = days;
        this.closing = closing;
        this.reconcile = reconcile;
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
    }

    /** Some days, newest first; {@code next} goes on with older ones, null when there are none. */
    record Page(List<DayView> items, @Nullable LocalDate next) {}

    @GetMapping("/api/v1/business-days")
    Page list(
            Caller caller,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate cursor,
            @RequestParam(defaultValue = "14") int limit) {
        caller.allow(Operation.DAY_READ);
        if (limit < 1 || limit > MOST_DAYS) {
            throw EdgeCodes.INVALID_PARAMETER.problem("limit is from 1 to 31.");
        }
        var dates = days.before(cursor == null ? clock.today() : cursor, limit + 1);
        boolean more = dates.size() > limit;
        var shown = more ? dates.subList(0, limit) : dates;
        return new Page(
                shown.stream().map(date -> days.view(date, caller)).toList(),
                more ? dates.getLast() : null);
    }

    @GetMapping("/api/v1/business-days/{date}")
    DayView show(Caller caller, @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate date) {
        caller.allow(Operation.DAY_READ);
        return days.view(date, caller);
    }

    @PostMapping("/api/v1/business-days/{date}/close")
    ResponseEntity<DayView> close(
            Caller caller,
            IdempotencyKey key,
            @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate date) {
        boolean replayed = closing.close(caller, key, date);
        return answer(replayed).body(days.view(date));
    }

    /**
     * Reconciles one channel's day. The bill may be brought as the body, {@code
     * application/octet-stream}, in the vendor's own format; without a body the channel is asked.
     * It can be repeated: a day that is matched answers as it ended. It is for credentials that are
     * limited to no store.
     */
    @PostMapping("/api/v1/business-days/{date}/channels/{channel}/reconcile")
    ResponseEntity<DayView> reconcile(
            Caller caller,
            IdempotencyKey key,
            @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate date,
            @PathVariable String channel,
            HttpServletRequest request)
            throws IOException {
        caller.allowForWholeChain(Operation.DAY_CLOSE);
        boolean replayed = reconcile.run(caller, key, named(channel), date, brought(request));
        return answer(replayed).body(days.view(date));
    }

    private Channel named(String channel) {
        return channels.find(channel.toUpperCase(Locale.ROOT))
                .filter(found -> found.name().toLowerCase(Locale.ROOT).equals(channel))
                .orElseThrow(ChannelCodes.UNKNOWN_CHANNEL::problem);
    }

    private byte @Nullable [] brought(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(settings.maxBillBytes() + 1);
        if (bytes.length > settings.maxBillBytes()) {
            throw EdgeCodes.BODY_TOO_LARGE.problem("This bill is larger than any day's.");
        }
        return bytes.length == 0 ? null : bytes;
    }

    private static ResponseEntity.BodyBuilder answer(boolean replayed) {
        var answer = ResponseEntity.ok();
        return replayed ? answer.header(IdempotencyKey.REPLAYED_HEADER, "true") : answer;
    }
}
