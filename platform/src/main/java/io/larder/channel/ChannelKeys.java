package io.larder.channel;

import io.larder.vault.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The merchant's keys at each channel, kept in the vault under the names below and nowhere else. A
 * changed key is used from the next start on.
 */
@Component
public final class ChannelKeys {

    /** Our private key at WeChat Pay: PKCS #8 in PEM. */
    public static final String WECHAT_MERCHANT_PRIVATE_KEY = "wechat/merchant-private-key";

    /** WeChat Pay's public key (public-key mode): PEM. */
    public static final String WECHAT_PUBLIC_KEY = "wechat/public-key";

    /** WeChat Pay's platform certificates (certificate mode), one after another: PEM. */
    public static final String WECHAT_PLATFORM_CERTIFICATES = "wechat/platform-certificates";

    /** The APIv3 key under which notices are encrypted: 32 ASCII characters. */
    public static final String WECHAT_API_V3_KEY = "wechat/api-v3-key";

    /** Our application's private key at Alipay: PKCS #8 in PEM. */
    public static final String ALIPAY_APP_PRIVATE_KEY = "alipay/app-private-key";

    /** Alipay's public key for our application: PEM. */
    public static final String ALIPAY_PUBLIC_KEY = "alipay/public-key";

    private static final List<Imported> IMPORTED =
            List.of(
                    new Imported("merchant-private-key.pem", WECHAT_MERCHANT_PRIVATE_KEY),
                    new Imported("wechatpay-public-key.pem", WECHAT_PUBLIC_KEY),
                    new Imported(
                            "wechatpay-platform-certificate.pem", WECHAT_PLATFORM_CERTIFICATES),
                    new Imported("api-v3-key.txt", WECHAT_API_V3_KEY),
                    new Imported("app-private-key.pem", ALIPAY_APP_PRIVATE_KEY),
                    new Imported("alipay-public-key.pem", ALIPAY_PUBLIC_KEY));

    private final Secrets secrets;

    /** Keys kept in this vault. */
    public ChannelKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    private record Imported(String file, String name) {}

    /**
     * Puts a sandbox's key files into the vault, in place of earlier ones.
     *
     * @param folder the {@code keys} folder that a sandbox names; files it lacks are passed over
     * @return the names of the secrets that were put
     */
    public List<String> importFrom(Path folder) {
        var present =
                IMPORTED.stream().filter(key -> Files.exists(folder.resolve(key.file()))).toList();
        present.forEach(key -> secrets.put(key.name(), read(folder.resolve(key.file()))));
        return present.stream().map(Imported::name).toList();
    }

    /** A key's text, without white space around it. */
    public Optional<String> find(String name) {
        return secrets.find(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
    }

    /** A key's text; without it the channel cannot be called. */
    public String text(String name) {
        return find(name).orElseThrow(() -> new ChannelNotReady("the vault has no secret " + name));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
