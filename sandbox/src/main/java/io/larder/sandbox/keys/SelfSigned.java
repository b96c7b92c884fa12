package io.larder.sandbox.keys;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A self-signed X.509 v3 certificate, written as DER here because the JDK exports no way to. */
public final class SelfSigned {

    private static final byte[] SHA256_WITH_RSA = {
        0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x0b
    };
    private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private SelfSigned() {}

    /**
     * A certificate that is valid from a day before to ten years after an instant.
     *
     * @param serial positive, at most 20 bytes
     */
    public static byte[] certificate(KeyPair pair, String name, BigInteger serial, Instant from) {
        byte[] algorithm = tagged(0x30, tagged(0x06, SHA256_WITH_RSA), tagged(0x05));
        byte[] subject = name(name);
        byte[] body =
                tagged(
                        0x30,
                        tagged(0xa0, tagged(0x02, (byte) 2)),
                        tagged(0x02, serial.toByteArray()),
                        algorithm,
                        subject,
                        tagged(
                                0x30,
                                time(from.minus(Duration.ofDays(1))),
                                time(from.plus(Duration.ofDays(3652)))),
                        subject,
                        pair.getPublic().getEncoded());
        byte[] noUnusedBits = {0};
        return tagged(0x30, body, algorithm, tagged(0x03, noUnusedBits, signature(pair, body)));
    }

    private static byte[] signature(KeyPair pair, byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(body);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] name(String common) {
        byte[] text = common.getBytes(StandardCharsets.UTF_8);
        return tagged(
                0x30, tagged(0x31, tagged(0x30, tagged(0x06, COMMON_NAME), tagged(0x0c, text))));
    }

    private static byte[] time(Instant at) {
        return tagged(0x17, UTC_TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] tagged(int tag, byte single) {
        return tagged(tag, new byte[] {single});
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length & 0xff);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
