package io.larder.channel.alipay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayConfig;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.SignChecker;
import com.alipay.api.Signer;
import com.alipay.api.internal.util.AlipayLogger;
import java.nio.charset.StandardCharsets;

/** The SDK's client for one account; made once, with its keys parsed once. */
final class AlipayClient extends DefaultAlipayClient {

    static final String CHARSET = StandardCharsets.UTF_8.name();

    private final AlipayAccount account;
    private final Rsa2 rsa2;
    private final AlipayHttp http;

    private AlipayClient(AlipayAccount account, AlipayHttp http) throws AlipayApiException {
        super(config(account, http));
        this.account = account;
        this.http = http;
        this.rsa2 = new Rsa2(account.appPrivateKey(), account.alipayPublicKey());
    }

    static AlipayClient of(AlipayAccount account) {
        // The SDK would log whole requests and answers, with payers in them.
        AlipayLogger.setNeedEnableLogger(false);
        try {
            return new AlipayClient(account, new AlipayHttp());
        } catch (AlipayApiException e) {
            throw new IllegalStateException(e);
        }
    }

    AlipayAccount account() {
        return account;
    }

    AlipayHttp http() {
        return http;
    }

    Rsa2 rsa2() {
        return rsa2;
    }

    @Override
    public Signer getSigner() {
        return rsa2;
    }

    @Override
    public SignChecker getSignChecker() {
        return rsa2;
    }

    private static AlipayConfig config(AlipayAccount account, AlipayHttp http) {
        var config = new AlipayConfig();
        config.setServerUrl(account.gateway().toString());
        config.setAppId(account.appId());
        config.setFormat("json");
        config.setCharset(CHARSET);
        config.setSignType(Rsa2.NAME);
        config.setCustomizedHttpClient(http);
        return config;
    }
}
