package io.larder.channel.vendor;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which addresses the adapters may call. A sandbox installation calls only this machine's loopback;
 * a live one never does, and only over TLS. What breaks this stops the start.
 */
@Component
public final class VendorHosts {

    private final boolean live;

    /**
     * @param mode {@code larder.mode}: {@code SANDBOX} or {@code LIVE}
     */
    public VendorHosts(@Value("${larder.mode:SANDBOX}") String mode) {
        this.live = mode.equalsIgnoreCase("LIVE");
    }

    /**
     * The configured address of a vendor, once it is found fit for this mode; empty where none is
     * configured in live mode, which means the vendor's own.
     */
    public Optional<URI> base(String channel, @Nullable String configured) {
        if (configured == null || configured.isBlank()) {
            if (!live) {
                throw new IllegalStateException(
                        channel + " has no base-url: a sandbox never calls the real vendor");
            }
            return Optional.empty();
        }
        var uri = URI.create(configured);
        if (!allowed(uri)) {
            throw new IllegalStateException(
                    "%s: base-url %s does not fit mode %s"
                            .formatted(channel, configured, live ? "LIVE" : "SANDBOX"));
        }
        return Optional.of(uri);
    }

    /** Whether a file may be fetched from an address that the vendor named. */
    public boolean allowed(URI uri) {
        if (uri.getHost() == null) {
            return false;
        }
        return live
                ? "https".equals(uri.getScheme()) && !onThisMachineOrNet(uri.getHost())
                : isLoopback(uri.getHost());
    }

    /** Whether this installation moves real money. */
    public boolean live() {
        return live;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean onThisMachineOrNet(String host) {
        try {
            var address = InetAddress.getByName(host);
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress();
        } catch (UnknownHostException e) {
            return false; // the call itself will fail
        }
    }
}
