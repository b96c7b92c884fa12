package io.larder.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads each body once, up to the limit, whether its length was announced or not. It stands before
 * the security filters, so an endless body costs no more than the limit. Form posts are read by the
 * server itself, so they must announce a length within the limit. So are files ({@code
 * application/octet-stream}), whose limit is higher: they are passed on unread, for their endpoint
 * to read once it knows the caller.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class LimitBody extends OncePerRequestFilter {

    private final int maxBytes;
    private final long maxFileBytes;
    private final Problems problems;

    LimitBody(EdgeSettings settings, Problems problems) {
        this.maxBytes = settings.maxBodyBytes();
        this.maxFileBytes = settings.maxFileBytes();
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getContentLengthLong() == 0
                || request.getContentLengthLong() < 0
                        && request.getHeader("Transfer-Encoding") == null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean file = isOf(MediaType.APPLICATION_OCTET_STREAM_VALUE, request);
        long most = file ? maxFileBytes : maxBytes;
        if (request.getContentLengthLong() > most) {
            refuse(most, request, response);
            return;
        }
        if (file || isOf(MediaType.APPLICATION_FORM_URLENCODED_VALUE, request)) {
            passUnread(request, response, chain);
            return;
        }
        var bytes = request.getInputStream().readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            refuse(maxBytes, request, response);
            return;
        }
        chain.doFilter(new ReceivedBody(request, bytes), response);
    }

    private void passUnread(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() < 0) {
            var problem =
                    EdgeCodes.INVALID_REQUEST.problem(
                            "Send forms and files with a Content-Length.");
            problems.write(problem, request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void refuse(long most, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var problem = EdgeCodes.BODY_TOO_LARGE.problem("Send at most %d bytes.".formatted(most));
        problems.write(problem, request, response);
    }

    private static boolean isOf(String mediaType, HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.regionMatches(true, 0, mediaType, 0, mediaType.length());
    }
}
