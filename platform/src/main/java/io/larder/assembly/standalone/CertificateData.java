package io.larder.assembly.standalone;

import io.larder.reconcile.Certificates;
import io.larder.reconcile.DayCertificate;
import io.larder.reconcile.SignedCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the certificate of a closed day, or verifies one with the public key alone. */
@Command(
        name = "certificate",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the signed certificate of a closed day: trial balance, lane heads, cash by channel.",
            "\"certificate verify\" needs no data at all, only the file and the public key."
        })
public final class CertificateData implements Callable<Integer> {

    @Mixin private WhichData which = new WhichData();

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "The closed business date.")
    private @Nullable LocalDate date;

    @Option(
            names = "--recompute",
            description = "Also make it again from the transfers and compare every byte.")
    private boolean recompute;

    @Override
    public Integer call() {
        if (date == null) {
            throw new DataDirectory.Refused(
                    "say --date YYYY-MM-DD, or \"certificate verify FILE --key PUBLIC.pem\"");
        }
        return shown(date);
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Verifies a certificate with the public key alone; it needs no data, and asks nobody.",
                "Exit 0 when it holds, 1 when it does not, with the reason."
            })
    int verify(
            @Parameters(
                            paramLabel = "FILE",
                            description = "The certificate, as --json or the API gave it.")
                    Path file,
            @Option(
                            names = "--key",
                            paramLabel = "PUBLIC.pem",
                            required = true,
                            description = "The public key, in PEM, as you took it once.")
                    Path key,
            @Option(names = "--json", description = "One JSON object on stdout.") boolean json)
            throws IOException {
        var verdict =
                SignedCertificate.verify(
                        content(file), new String(content(key), StandardCharsets.ISO_8859_1));
        Result.print(System.out, json, verdict, text(verdict));
        return verdict.ok() ? 0 : 1;
    }

    private static String text(SignedCertificate.Verdict verdict) {
        var certificate = verdict.certificate();
        return certificate == null
                ? "the certificate does NOT hold: " + verdict.why()
                : "the certificate of %s holds: %,d transfers, debits %,d = credits %,d fen"
                        .formatted(
                                certificate.businessDate(),
                                certificate.transfers(),
                                certificate.totals().debitsMinor(),
                                certificate.totals().creditsMinor());
    }

    private static byte[] content(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DataDirectory.Refused(file + " is not a file");
        }
        return Files.readAllBytes(file);
    }

    private int shown(LocalDate day) {
        try (var database = LocalDatabase.of(which.path());
                var rooms = Rooms.open(database)) {
            var certificates = rooms.getBean(Certificates.class);
            var signed =
                    certificates
                            .find(day)
                            .orElseThrow(
                                    () ->
                                            new DataDirectory.Refused(
                                                    day + " has no certificate: close the day"));
            var same = recompute ? certificates.isReproduced(day).orElse(false) : null;
            var key = certificates.publicKeyPem();
            Result.print(System.out, which.json, object(signed, key, same), text(signed, same));
            return Boolean.FALSE.equals(same) ? 1 : 0;
        }
    }

    private static Map<String, @Nullable Object> object(
            SignedCertificate signed, String publicKey, @Nullable Boolean same) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("certificate", signed.certificate());
        object.put("algorithm", signed.algorithm());
        object.put("keyId", signed.keyId());
        object.put("signature", signed.signature());
        object.put("publicKey", publicKey);
        if (same != null) {
            object.put("reproduced", same);
        }
        return object;
    }

    private static String text(SignedCertificate signed, @Nullable Boolean same) {
        var certificate = signed.certificate();
        var text = new StringBuilder();
        text.append(
                "certificate of %s: %,d transfers, debits %,d = credits %,d fen%n"
                        .formatted(
                                certificate.businessDate(),
                                certificate.transfers(),
                                certificate.totals().debitsMinor(),
                                certificate.totals().creditsMinor()));
        for (var line : certificate.trialBalance()) {
            text.append(
                    "  %-40s %,18d %,18d%n"
                            .formatted(line.account(), line.debitsMinor(), line.creditsMinor()));
        }
        for (DayCertificate.Lane lane : certificate.lanes()) {
            text.append(
                    "  lane %d, batch %,d: %s%n".formatted(lane.lane(), lane.batch(), lane.hash()));
        }
        text.append("signed by key %s%n".formatted(signed.keyId()));
        if (same != null) {
            text.append(
                    same
                            ? "the transfers make the same certificate again"
                            : "the transfers do NOT make this certificate any more");
        }
        return text.toString();
    }
}
