package io.larder.channel;

import io.larder.vault.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The merchant's keys and numbers at each channel, kept in the vault under {@code channel/name} and
 * nowhere else. A changed key is used from the next start on.
 */
@Component
public final class ChannelKeys {

    /** {@code mchid} at WeChat Pay. */
    public static final String WECHAT_MERCHANT_ID = "wechat/merchant-id";

    /** {@code appid} bound to that merchant. */
    public static final String WECHAT_APP_ID = "wechat/app-id";

    /** Serial number of our API certificate, hexadecimal. */
    public static final String WECHAT_MERCHANT_SERIAL = "wechat/merchant-certificate-serial";

    /** Our private key at WeChat Pay: PKCS #8 in PEM. */
    public static final String WECHAT_MERCHANT_PRIVATE_KEY = "wechat/merchant-private-key";

    /** {@code PUB_KEY_ID_…} of WeChat Pay's public key; without it certificates are used. */
    public static final String WECHAT_PUBLIC_KEY_ID = "wechat/platform-public-key-id";

    /** WeChat Pay's public key (public-key mode): PEM. */
    public static final String WECHAT_PUBLIC_KEY = "wechat/platform-public-key";

    /** WeChat Pay's platform certificates (certificate mode), one after another: PEM. */
    public static final String WECHAT_CERTIFICATES = "wechat/platform-certificate";

    /** The APIv3 key under which notices are encrypted: 32 ASCII characters. */
    public static final String WECHAT_API_V3_KEY = "wechat/api-v3-key";

    /** Our application at Alipay. */
    public static final String ALIPAY_APP_ID = "alipay/app-id";

    /** Our account at Alipay that is paid: {@code 2088…}. */
    public static final String ALIPAY_SELLER_ID = "alipay/seller-id";

    /** Our application's private key at Alipay: PKCS #8 in PEM. */
    public static final String ALIPAY_APP_PRIVATE_KEY = "alipay/app-private-key";

    /** Alipay's public key for our application: PEM. */
    public static final String ALIPAY_PUBLIC_KEY = "alipay/alipay-public-key";

    /** All of them. */
    public static final List<String> NAMES =
            List.of(
                    WECHAT_MERCHANT_ID,
                    WECHAT_APP_ID,
                    WECHAT_MERCHANT_SERIAL,
                    WECHAT_MERCHANT_PRIVATE_KEY,
                    WECHAT_PUBLIC_KEY_ID,
                    WECHAT_PUBLIC_KEY,
                    WECHAT_CERTIFICATES,
                    WECHAT_API_V3_KEY,
                    ALIPAY_APP_ID,
                    ALIPAY_SELLER_ID,
                    ALIPAY_APP_PRIVATE_KEY,
                    ALIPAY_PUBLIC_KEY);

    private static final List<String> SUFFIXES = List.of(".pem", ".txt");

    private final Secrets secrets;

    /** Keys kept in this vault. */
    public ChannelKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * Puts key files into the vault, in place of earlier ones: for {@code wechat/app-id} the file
     * {@code WECHAT/app-id.txt} (or {@code .pem}). Files that are not there are passed over.
     *
     * @param folder with one folder for each channel, as the sandbox writes it
     * @return the names that were put
     */
    public List<String> importFrom(Path folder) {
        return NAMES.stream().filter(name -> imported(name, folder)).toList();
    }

    /** A key's text, without white space around it. */
    public Optional<String> find(String name) {
        return secrets.find(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
    }

    /** A key's text; without it the channel cannot be called. */
    public String text(String name) {
        return find(name).orElseThrow(() -> new ChannelNotReady("the vault has no secret " + name));
    }

    private boolean imported(String name, Path folder) {
        int slash = name.indexOf('/');
        var channel = folder.resolve(name.substring(0, slash).toUpperCase(Locale.ROOT));
        for (var suffix : SUFFIXES) {
            var file = channel.resolve(name.substring(slash + 1) + suffix);
            if (Files.isRegularFile(file)) {
                secrets.put(name, read(file));
                return true;
            }
        }
        return false;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
