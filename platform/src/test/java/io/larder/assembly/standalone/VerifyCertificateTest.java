package io.larder.assembly.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.reconcile.SignedCertificate;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code larder certificate verify}: a file and a public key, and nothing else. */
class VerifyCertificateTest {

    private static final String CONTENT =
            """
            {"type":"larder-day-certificate","version":1,"businessDate":"2026-03-02",
             "currency":"CNY","transfers":2,
             "lanes":[{"lane":1,"batch":2,"hash":"%s"}],
             "trialBalance":[
              {"account":"card/*/principal","debitsMinor":0,"creditsMinor":CARDS,
               "debitsHeldMinor":0,"creditsHeldMinor":0},
              {"account":"cash/drawer_1","debitsMinor":700,"creditsMinor":0,
               "debitsHeldMinor":0,"creditsHeldMinor":0}],
             "totals":{"debitsMinor":700,"creditsMinor":700,
                       "debitsHeldMinor":0,"creditsHeldMinor":0},
             "cash":[]}
            """
                    .formatted("ab".repeat(32));

    @TempDir Path folder;
    private KeyPair pair;

    @BeforeEach
    void makeKey() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private record Ended(int exit, String out) {}

    @Test
    void a_certificate_as_published_holds() throws Exception {
        var file = written("day.json", signed(CONTENT.replace("CARDS", "700")));

        assertThat(verify(file, key(pair)))
                .isEqualTo(
                        new Ended(
                                0,
                                "the certificate of 2026-03-02 holds: 2 transfers, debits 700 ="
                                        + " credits 700 fen"));
        assertThat(verify(file, key(pair), "--json").out()).startsWith("{\"ok\":true");
    }

    @Test
    void a_changed_figure_does_not_hold() throws Exception {
        var signed =
                signed(CONTENT.replace("CARDS", "700"))
                        .replace("\"transfers\":2", "\"transfers\":3");

        var ended = verify(written("day.json", signed), key(pair));

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.out()).contains("does NOT hold").contains("something was changed");
    }

    @Test
    void another_key_is_named() throws Exception {
        var file = written("day.json", signed(CONTENT.replace("CARDS", "700")));
        var other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

        var ended = verify(file, key(other));

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.out()).contains(id(pair)).contains(id(other));
    }

    @Test
    void what_was_signed_and_does_not_add_up_does_not_hold() throws Exception {
        var file = written("day.json", signed(CONTENT.replace("CARDS", "699")));

        var ended = verify(file, key(pair));

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.out()).contains("does not add up");
    }

    @Test
    void what_is_no_certificate_or_no_key_is_said() throws Exception {
        var file = written("day.json", signed(CONTENT.replace("CARDS", "700")));

        assertThat(verify(file, written("key.pem", "no key")).out()).contains("no public key");
        assertThat(verify(written("other.json", "{}"), key(pair)).out())
                .contains("no certificate of a day");
        assertThat(verify(written("text", "hello"), key(pair)).exit()).isEqualTo(1);
    }

    private static Ended verify(Path file, Path key, String... more) {
        var arguments =
                new ArrayList<>(List.of("verify", file.toString(), "--key", key.toString()));
        arguments.addAll(List.of(more));
        var usual = System.out;
        var out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int exit =
                    new CommandLine(new CertificateData())
                            .execute(arguments.toArray(String[]::new));
            return new Ended(exit, out.toString(StandardCharsets.UTF_8).strip());
        } finally {
            System.setOut(usual);
        }
    }

    private String signed(String content) throws Exception {
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(SignedCertificate.canonical(content));
        return "{\"certificate\":%s,\"algorithm\":\"Ed25519\",\"keyId\":\"%s\",\"signature\":\"%s\"}"
                .formatted(content, id(pair), Base64.getEncoder().encodeToString(signer.sign()));
    }

    private static String id(KeyPair of) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(of.getPublic().getEncoded());
        return HexFormat.of().formatHex(digest);
    }

    private Path key(KeyPair of) throws Exception {
        var base64 = Base64.getMimeEncoder().encodeToString(of.getPublic().getEncoded());
        var pem = "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(base64);
        return written("public.pem", pem);
    }

    private Path written(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }
}
