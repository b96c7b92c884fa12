package io.larder.channel;

import io.larder.edge.EdgeCodes;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where vendors send their notices, each in its own format; the signature is the credential. The
 * vendor is answered only after the evidence has been taken durably. A fault is answered as a
 * problem with status 5xx, which makes the vendor send its notice again.
 */
@RestController
class ReceiveNotice {

    private static final int MAX_BODY = 64 * 1024;

    private final Channels channels;
    private final TakeNotice taking;

    ReceiveNotice(Channels channels, TakeNotice taking) {
        this.channels = channels;
        this.taking = taking;
    }

    @PostMapping("/api/v1/channels/{channel}/notifications")
    ResponseEntity<String> receive(@PathVariable String channel, HttpServletRequest request)
            throws IOException {
        var named =
                channels.find(channel.toUpperCase(Locale.ROOT))
                        .filter(found -> found.name().toLowerCase(Locale.ROOT).equals(channel))
                        .orElseThrow(ChannelCodes.UNKNOWN_CHANNEL::problem);
        var answer = named.answer(taken(named, request));
        return ResponseEntity.status(answer.status())
                .header("Content-Type", answer.contentType())
                .body(answer.body());
    }

    private boolean taken(Channel channel, HttpServletRequest request) throws IOException {
        try {
            return taking.take(channel, noticeIn(request), request.getRemoteAddr());
        } catch (ChannelNotReady e) {
            throw EdgeCodes.BUSY.problem("The channel is not ready yet.");
        }
    }

    private static NoticeRequest noticeIn(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw EdgeCodes.BODY_TOO_LARGE.problem("A notice has at most 65536 bytes.");
        }
        var headers = new HashMap<String, String>();
        for (var name : Collections.list(request.getHeaderNames())) {
            headers.put(name, request.getHeader(name));
        }
        return new NoticeRequest(headers, body);
    }
}
