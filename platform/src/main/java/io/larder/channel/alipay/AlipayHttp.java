package io.larder.channel.alipay;

import com.alipay.api.FileItem;
import com.alipay.api.internal.util.AbstractHttpClient;
import io.larder.channel.vendor.HttpPools;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * HTTP for Alipay's SDK. Its own client repeats a POST silently when a connection breaks, which
 * would hide what really happened.
 */
final class AlipayHttp extends AbstractHttpClient {

    private static final int MAX_FILE = 1 << 30;

    private final OkHttpClient client = HttpPools.client().build();

    @Override
    public String doPost(
            String url, Map<String, String> params, String charset, Map<String, String> answered)
            throws IOException {
        var form = new FormBody.Builder(Charset.forName(charset));
        params.forEach(form::add);
        var request = new Request.Builder().url(url).post(form.build()).build();
        try (var response = client.newCall(request).execute()) {
            var body = response.body();
            if (!response.isSuccessful() || body == null) {
                throw new IOException("HTTP " + response.code());
            }
            return new String(body.bytes(), charsetOf(body.contentType(), charset));
        }
    }

    @Override
    public String doPost(
            String url,
            Map<String, String> params,
            Map<String, FileItem> files,
            String charset,
            Map<String, String> answered)
            throws IOException {
        throw new IOException("files are not sent");
    }

    /** A file, whole; an {@link IOException} when it is not. */
    byte[] download(String url) throws IOException {
        var request = new Request.Builder().url(url).build();
        try (var response = client.newCall(request).execute()) {
            var body = response.body();
            if (!response.isSuccessful() || body == null) {
                throw new IOException("HTTP " + response.code());
            }
            return body.byteStream().readNBytes(MAX_FILE);
        }
    }

    private static Charset charsetOf(
            okhttp3.@org.jspecify.annotations.Nullable MediaType type, String asked) {
        var named = type == null ? null : type.charset();
        return named == null ? Charset.forName(asked) : named;
    }
}
