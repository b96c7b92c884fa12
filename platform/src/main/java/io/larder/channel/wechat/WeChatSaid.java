package io.larder.channel.wechat;

import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.WechatPayException;
import io.larder.channel.ChannelNotReady;
import java.net.ConnectException;
import java.util.Locale;

/** What a failed SDK call means: the vendor's word, or no usable answer. */
sealed interface WeChatSaid {

    /** The vendor answered with an error of its own, upper-case. */
    record Code(String code, String message) implements WeChatSaid {

        String lower() {
            return code.toLowerCase(Locale.ROOT);
        }
    }

    /** Nothing usable came back; {@code unsent} when the request cannot have arrived. */
    record Nothing(String why, boolean unsent) implements WeChatSaid {}

    /** Reads an SDK's exception; its messages hold whole bodies, so they are not kept. */
    static WeChatSaid of(RuntimeException failure) {
        return switch (failure) {
            case ChannelNotReady notReady -> throw notReady;
            case ServiceException answer -> answered(answer);
            case HttpException broken ->
                    new Nothing(
                            "connection: " + nameOf(broken.getCause()),
                            broken.getCause() instanceof ConnectException);
            case WechatPayException unusable -> new Nothing(nameOf(unusable), false);
            default -> new Nothing("unusable answer: " + nameOf(failure), false);
        };
    }

    private static WeChatSaid answered(ServiceException answer) {
        var status = answer.getHttpStatusCode();
        var code = answer.getErrorCode();
        if (status >= 500 || status == 429 || code == null) {
            return new Nothing("HTTP " + status + (code == null ? "" : " " + code), false);
        }
        var message = answer.getErrorMessage();
        return new Code(code, message == null ? "" : message);
    }

    private static String nameOf(@org.jspecify.annotations.Nullable Throwable failure) {
        return failure == null ? "unknown" : failure.getClass().getSimpleName();
    }
}
