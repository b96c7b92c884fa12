package io.larder.channel.vendor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** HTTP clients for vendors: pooled connections, and never a silent second sending. */
public final class HttpPools {

    private static final int IDLE = 64;
    // WeChat Pay drops idle connections after 8 s; a dropped one would fail the next call.
    private static final int KEEP_SECONDS = 7;
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(30); // the guard cuts calls earlier

    private HttpPools() {}

    /** A builder to which an adapter adds its interceptors. */
    public static OkHttpClient.Builder client() {
        return new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(IDLE, KEEP_SECONDS, TimeUnit.SECONDS))
                .connectTimeout(CONNECT)
                .readTimeout(READ)
                .writeTimeout(READ)
                .followRedirects(false)
                .retryOnConnectionFailure(false);
    }
}
