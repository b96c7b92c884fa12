package io.larder.assembly;

import io.larder.assembly.standalone.SandboxChannels;
import io.larder.edge.EdgeCodes;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.BusinessTimeAdvanced;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Advances business time here, in every channel's sandbox and in the processes beside this one.
 * Answers when all have it and the work that it made due has been queued.
 */
@RestController
@ConditionalOnProperty(name = "larder.mode", havingValue = "SANDBOX")
class AdvanceSandboxClock {

    private static final Duration MOST = Duration.ofDays(400);

    private final OffsetClock clock;
    private final Optional<SandboxChannels> sandbox;
    private final ClockFollowers followers;
    private final ApplicationEventPublisher events;

    AdvanceSandboxClock(
            OffsetClock clock,
            Optional<SandboxChannels> sandbox,
            ClockFollowers followers,
            ApplicationEventPublisher events) {
        this.clock = clock;
        this.sandbox = sandbox;
        this.followers = followers;
        this.events = events;
    }

    /**
     * @param advance an ISO 8601 duration of whole seconds, such as {@code PT12H}; at most 400 days
     */
    record Advance(Duration advance) {}

    /**
     * @param now business time after the step
     */
    record Advanced(ZonedDateTime now, LocalDate businessDate) {}

    @PostMapping("/sandbox/clock")
    Advanced advance(Caller caller, @RequestBody Advance wanted) {
        caller.allow(Operation.CLOCK);
        var by = wanted.advance();
        if (!by.isPositive() || by.getNano() != 0 || by.compareTo(MOST) > 0) {
            throw EdgeCodes.INVALID_FIELD.problem(
                    "Advance by whole seconds, more than zero and at most 400 days.");
        }
        clock.advance(by, offset -> sandbox.ifPresent(channels -> channels.setClock(offset)));
        followers.awaitOthers(clock.offset());
        Instant now = clock.now();
        events.publishEvent(new BusinessTimeAdvanced(now));
        return new Advanced(now.atZone(BusinessClock.ZONE), BusinessClock.dateOf(now));
    }
}
