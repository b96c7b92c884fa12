package io.larder.assembly;

import io.larder.assembly.standalone.SandboxProgram;
import io.larder.ledger.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells what kind of installation this is. Open to everybody, because the banner of a sandbox
 * stands on the sign-in page too; it says nothing that the banner does not.
 */
@RestController
class ShowPlatform {

    /**
     * An installation.
     *
     * @param businessTime what the tills' clock says; ahead of the wall in a sandbox that was
     *     advanced
     * @param payerPages in a sandbox, where a simulated payer opens a QR code, by channel; {@code
     *     ?qr=} and its content follow
     */
    record Installation(
            Mode mode,
            LocalDate businessDate,
            Instant businessTime,
            Map<String, String> payerPages) {}

    private final Mode mode;
    private final BusinessClock clock;
    private final Optional<SandboxProgram> sandbox;

    ShowPlatform(
            @Value("${larder.mode}") Mode mode,
            BusinessClock clock,
            Optional<SandboxProgram> sandbox) {
        this.mode = mode;
        this.clock = clock;
        this.sandbox = sandbox;
    }

    @GetMapping("/api/v1/platform")
    Installation show() {
        var now = clock.now();
        var payers = sandbox.map(SandboxProgram::payerPages).orElse(Map.of());
        return new Installation(mode, BusinessClock.dateOf(now), now, payers);
    }
}
