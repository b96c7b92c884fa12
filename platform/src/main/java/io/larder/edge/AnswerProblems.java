package io.larder.edge;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers every exception of an endpoint, and every error before one, with a problem document. */
@ControllerAdvice
@Controller
final class AnswerProblems implements ErrorController {

    private final Faults faults;
    private final Problems problems;

    AnswerProblems(Faults faults, Problems problems) {
        this.faults = faults;
        this.problems = problems;
    }

    /** The client is gone: there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {}

    /** Security's own exceptions are answered by its filters. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void security(RuntimeException denied) {
        throw denied;
    }

    @ExceptionHandler
    void answer(Exception fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(faults.problemOf(fault), request, response);
    }

    /** Where the server sends what failed outside of endpoints. */
    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(outside(request), request, response);
    }

    private Problem outside(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable fault) {
            return faults.problemOf(fault);
        }
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return switch (status instanceof Integer code ? code : 404) {
            case 404 -> EdgeCodes.UNKNOWN_PATH.problem();
            case 405 -> EdgeCodes.METHOD_NOT_ALLOWED_CODE.problem();
            case 413 -> EdgeCodes.BODY_TOO_LARGE.problem();
            case 500 -> Faults.internal(new IllegalStateException("error without exception"));
            default -> EdgeCodes.INVALID_REQUEST.problem();
        };
    }
}
