package io.larder.edge;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads an endpoint's {@link IdempotencyKey} parameter from the request. */
@Component
final class IdempotencyKeyArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public IdempotencyKey resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer view,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binder) {
        var request = (HttpServletRequest) web.getNativeRequest();
        var header = request.getHeader(IdempotencyKey.HEADER);
        if (header == null || header.isEmpty()) {
            throw EdgeCodes.KEY_MISSING.problem(
                    "Send an Idempotency-Key of 8 to 64 visible ASCII characters, and the same one"
                            + " when you repeat this request.");
        }
        var hash = BodyHash.of(request.getRequestURI(), ReceivedBody.of(request));
        return new IdempotencyKey(header, hash);
    }
}
