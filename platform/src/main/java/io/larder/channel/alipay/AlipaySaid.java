package io.larder.channel.alipay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import io.larder.channel.ChannelNotReady;
import java.net.ConnectException;
import java.util.Locale;
import java.util.Set;

/** What an SDK call came to. */
sealed interface AlipaySaid<T> {

    /** Done. */
    record Yes<T>(T answer) implements AlipaySaid<T> {}

    /** The vendor answered with an error: its {@code sub_code}, such as {@code ACQ.…}. */
    record Code<T>(String code, String message) implements AlipaySaid<T> {

        String lower() {
            return code.toLowerCase(Locale.ROOT);
        }
    }

    /** Nothing usable came back; {@code unsent} when the request cannot have arrived. */
    record Nothing<T>(String why, boolean unsent) implements AlipaySaid<T> {}

    /** {@code 20000} is the gateway's "service unavailable", whatever its sub-code. */
    String GATEWAY_FAILED = "20000";

    /** Sub-codes that say nothing about what was done. */
    Set<String> DOUBTFUL =
            Set.of("ACQ.SYSTEM_ERROR", "aop.unknow-error", "isp.unknow-error", "SYSTEM_ERROR");

    /** Makes the call; the SDK's messages hold whole answers, so they are not kept. */
    static <T extends AlipayResponse> AlipaySaid<T> to(
            AlipayClient client, AlipayRequest<T> request) {
        try {
            return read(client.execute(request));
        } catch (AlipayApiException e) {
            return new Nothing<>(
                    "connection: " + name(e.getCause() == null ? e : e.getCause()),
                    e.getCause() instanceof ConnectException);
        } catch (ChannelNotReady e) {
            throw e;
        } catch (RuntimeException e) {
            return new Nothing<>("unusable answer: " + name(e), false);
        }
    }

    private static <T extends AlipayResponse> AlipaySaid<T> read(T answer) {
        if (answer.isSuccess() && "10000".equals(answer.getCode())) {
            return new Yes<>(answer);
        }
        var code = answer.getSubCode() == null ? answer.getCode() : answer.getSubCode();
        if (code == null || GATEWAY_FAILED.equals(answer.getCode()) || DOUBTFUL.contains(code)) {
            return new Nothing<>("the gateway failed: " + code, false);
        }
        var message = answer.getSubMsg() == null ? answer.getMsg() : answer.getSubMsg();
        return new Code<>(code, message == null ? "" : message);
    }

    private static String name(Throwable failure) {
        return failure.getClass().getSimpleName();
    }
}
