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

/** Shows the certificate of a closed day, or verifies one with the public key alone. */
@Command(
        name = "certificate",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the signed certificate of a closed day: trial balance, lane heads, cash by channel.",
            "With --verify it needs no data at all, only the file and the public key."
        })
public final class CertificateData implements Callable<Integer> {

    @Mixin private WhichData which = new WhichData();

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "The closed business date.")
    private @Nullable LocalDate date;

    @Option(
            names = "--recompute",
            description = "Also make it again from the transfers and compare every byte.")
    private boolean recompute;

    @Option(
            names = "--verify",
            paramLabel = "FILE",
            description = "Verify a certificate as --json or the API gave it.")
    private @Nullable Path verify;

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description = "The public key in PEM, for --verify.")
    private @Nullable Path publicKey;

    @Override
    public Integer call() throws IOException {
        if (verify != null && publicKey != null) {
            return verified(verify, publicKey);
        }
        if (verify != null || publicKey != null || date == null) {
            throw new DataDirectory.Refused(
                    "say --date YYYY-MM-DD, or --verify FILE with --public-key FILE");
        }
        return shown(date);
    }

    private int verified(Path file, Path key) throws IOException {
        var verdict =
                SignedCertificate.verify(
                        content(file), new String(content(key), StandardCharsets.US_ASCII));
        var text =
                verdict.ok()
                        ? "the certificate holds"
                        : "the certificate does NOT hold: " + verdict.why();
        Result.print(System.out, which.json, verdict, text);
        return verdict.ok() ? 0 : 1;
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
