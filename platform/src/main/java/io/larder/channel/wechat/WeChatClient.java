package io.larder.channel.wechat;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAConfig;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.AeadCipher;
import com.wechat.pay.java.core.cipher.Verifier;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.notification.RSANotificationConfig;
import com.wechat.pay.java.service.billdownload.BillDownloadServiceExtension;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.refund.RefundService;
import io.larder.channel.vendor.HttpPools;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** The SDK's objects for one account; made once, because parsing keys and connecting cost. */
record WeChatClient(
        WeChatAccount account,
        NativePayService payments,
        RefundService refunds,
        BillDownloadServiceExtension bills,
        Verifier verifier,
        AeadCipher cipher) {

    private static final Pattern CERTIFICATE =
            Pattern.compile(
                    "-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

    static WeChatClient of(WeChatAccount account) {
        return account.publicKeyId() == null
                ? byCertificates(account)
                : byPublicKey(account, account.publicKeyId());
    }

    private static WeChatClient byPublicKey(WeChatAccount account, String publicKeyId) {
        var config =
                new RSAPublicKeyConfig.Builder()
                        .merchantId(account.merchantId())
                        .merchantSerialNumber(account.merchantSerial())
                        .privateKey(account.merchantPrivateKey())
                        .publicKey(account.vendorKey())
                        .publicKeyId(publicKeyId)
                        .apiV3Key(account.apiV3Key())
                        .build();
        return assembled(account, config, config.createVerifier());
    }

    private static WeChatClient byCertificates(WeChatAccount account) {
        var certificates =
                CERTIFICATE
                        .matcher(account.vendorKey())
                        .results()
                        .map(found -> found.group())
                        .toArray(String[]::new);
        var config =
                new RSAConfig.Builder()
                        .merchantId(account.merchantId())
                        .merchantSerialNumber(account.merchantSerial())
                        .privateKey(account.merchantPrivateKey())
                        .wechatPayCertificates(certificates)
                        .build();
        var notices =
                new RSANotificationConfig.Builder()
                        .certificates(certificates)
                        .apiV3Key(account.apiV3Key())
                        .build();
        return assembled(account, config, notices.createVerifier());
    }

    private static WeChatClient assembled(WeChatAccount account, Config config, Verifier verifier) {
        HttpClient http =
                new DefaultHttpClientBuilder().config(config).okHttpClient(client(account)).build();
        return new WeChatClient(
                account,
                new NativePayService.Builder().httpClient(http).build(),
                new RefundService.Builder().httpClient(http).build(),
                new BillDownloadServiceExtension.Builder()
                        .httpClient(http)
                        .decryptor(config.createDecryptor())
                        .build(),
                verifier,
                new AeadAesCipher(account.apiV3Key().getBytes(StandardCharsets.UTF_8)));
    }

    private static OkHttpClient client(WeChatAccount account) {
        var client = HttpPools.client();
        account.base().ifPresent(base -> client.addInterceptor(chain -> sentTo(base, chain)));
        return client.build();
    }

    /**
     * Sends a request elsewhere: the SDK fixes https and its hosts, and the signature covers
     * neither (only path, time, nonce and body).
     */
    private static Response sentTo(URI base, Interceptor.Chain chain) throws java.io.IOException {
        var request = chain.request();
        var url =
                request.url()
                        .newBuilder()
                        .scheme(base.getScheme())
                        .host(base.getHost())
                        .port(base.getPort() < 0 ? 443 : base.getPort())
                        .build();
        return chain.proceed(request.newBuilder().url(url).build());
    }
}
