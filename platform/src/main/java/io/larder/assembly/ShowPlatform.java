package io.larder.assembly;

import io.larder.assembly.standalone.SandboxChannels;
import io.larder.channel.Channel;
import io.larder.channel.Channels;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.CellFreeze;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells what kind of installation this is. Open to everybody, because the banner of a sandbox
 * stands on the sign-in page too; it says nothing that the banners and a look at a till do not.
 */
@RestController
class ShowPlatform {

    /**
     * An installation.
     *
     * @param businessTime what the tills' clock says; ahead of the wall in a sandbox that was
     *     advanced
     * @param payWith the ways to pay that there are: cash, and the channels that are switched on
     * @param payerPages in a sandbox, where a simulated payer opens a QR code, by channel; {@code
     *     ?qr=} and its content follow
     * @param writing false when an audit found a breach of the books: reads go on, and writes are
     *     answered {@code cell_frozen}
     */
    record Installation(
            Mode mode,
            LocalDate businessDate,
            Instant businessTime,
            List<String> payWith,
            Map<String, String> payerPages,
            boolean writing) {}

    private static final String CASH = "CASH";

    private final Mode mode;
    private final BusinessClock clock;
    private final Optional<SandboxChannels> sandbox;
    private final List<String> payWith;
    private final CellFreeze freeze;

    ShowPlatform(
            @Value("${larder.mode}") Mode mode,
            BusinessClock clock,
            Optional<SandboxChannels> sandbox,
            Channels channels,
            CellFreeze freeze) {
        this.mode = mode;
        this.clock = clock;
        this.sandbox = sandbox;
        this.freeze = freeze;
        payWith =
                Stream.concat(Stream.of(CASH), channels.all().stream().map(Channel::name)).toList();
    }

    @GetMapping("/api/v1/platform")
    Installation show() {
        var now = clock.now();
        var payers = sandbox.map(SandboxChannels::payerPages).orElse(Map.of());
        return new Installation(
                mode, BusinessClock.dateOf(now), now, payWith, payers, !freeze.isFrozen());
    }
}
