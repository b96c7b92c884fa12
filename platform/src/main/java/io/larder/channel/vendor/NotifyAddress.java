package io.larder.channel.vendor;

import io.larder.channel.ChannelNotReady;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/**
 * Where vendors send their notices: {@code larder.channel.notify-base-url}, or in sandbox mode this
 * server's own port on loopback.
 */
@Component
public final class NotifyAddress implements ApplicationListener<WebServerInitializedEvent> {

    private volatile @Nullable String base;

    /**
     * @param configured scheme, host and port (and path prefix) under which vendors reach this
     *     server
     */
    public NotifyAddress(
            @Value("${larder.channel.notify-base-url:}") String configured, VendorHosts hosts) {
        if (!configured.isBlank()) {
            this.base = configured.replaceAll("/+$", "");
        } else if (hosts.live()) {
            throw new IllegalStateException("larder.channel.notify-base-url must be set");
        }
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        // The management server has a namespace of its own.
        if (base == null && event.getApplicationContext().getServerNamespace() == null) {
            base = "http://127.0.0.1:" + event.getWebServer().getPort();
        }
    }

    /** The full address for that channel. */
    public String of(String channel) {
        var known = base;
        if (known == null) {
            throw new ChannelNotReady("the address for notices is not known yet");
        }
        return "%s/api/v1/channels/%s/notifications"
                .formatted(known, channel.toLowerCase(Locale.ROOT));
    }
}
