package io.larder.reconcile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The signed manifest of an archived month, and its files beside it. */
public final class SignedArchive {

    private static final String TYPE = "larder-archive";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+\\.zip");

    private SignedArchive() {}

    /**
     * What verification found.
     *
     * @param why it does not hold; null when it does
     * @param month as {@code 2026-08}; null when it does not hold
     * @param files how many there are
     * @param transfers how many they hold
     */
    public record Verdict(
            boolean ok, @Nullable String why, @Nullable String month, int files, long transfers) {

        private static Verdict no(String why) {
            return new Verdict(false, why, null, 0, 0);
        }
    }

    /**
     * Verifies a month with the public key alone: the signature, and every byte of its files, which
     * stand beside the manifest.
     *
     * @param publicKeyPem X.509 in PEM
     */
    public static Verdict verify(Path manifest, String publicKeyPem) throws IOException {
        try {
            var published = JsonMapper.shared().readTree(Files.readAllBytes(manifest));
            var wrong =
                    SignedJson.refuted(
                            published,
                            "manifest",
                            TYPE,
                            "manifest of an archived month",
                            SignedJson.publicKey(publicKeyPem));
            return wrong == null
                    ? files(published.path("manifest"), manifest.toAbsolutePath())
                    : Verdict.no(wrong);
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException bad) {
            return Verdict.no("it cannot be read: " + bad.getMessage());
        }
    }

    private static Verdict files(JsonNode content, Path manifest)
            throws IOException, GeneralSecurityException {
        for (var file : content.path("files")) {
            var name = file.path("file").asString("");
            var path = manifest.resolveSibling(name);
            if (!NAME.matcher(name).matches() || !Files.isRegularFile(path)) {
                return Verdict.no(name + " is missing");
            }
            if (!sha256(path).equals(file.path("sha256").asString(""))) {
                return Verdict.no(name + " is not the one that was signed");
            }
        }
        return new Verdict(
                true,
                null,
                content.path("month").asString(""),
                content.path("files").size(),
                content.path("transfers").asLong());
    }

    private static String sha256(Path file) throws IOException, GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
