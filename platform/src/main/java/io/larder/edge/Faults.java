package io.larder.edge;

import io.larder.ledger.ArchiveDamaged;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** Which problem answers which exception. */
@Component
final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    /** ER_CANT_AGGREGATE_2COLLATIONS and ER_TRUNCATED_WRONG_VALUE_FOR_FIELD. */
    private static final Set<Integer> UNSTORABLE = Set.of(1267, 1366);

    private final List<KnownFault> known;

    Faults(List<KnownFault> known) {
        this.known = known;
    }

    Problem problemOf(Throwable thrown) {
        var fault = unwrapped(thrown);
        for (var room : known) {
            var problem = room.problemOf(fault);
            if (problem != null) {
                return problem;
            }
        }
        if (isUnstorableText(fault)) {
            return EdgeCodes.INVALID_FIELD.problem("Use ASCII characters in ids, keys and codes.");
        }
        return switch (fault) {
            case Problem problem -> problem;
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentNotValidException invalid -> invalidBody(invalid);
            case MethodArgumentTypeMismatchException mismatch ->
                    EdgeCodes.INVALID_PARAMETER.problem(
                            "The parameter '%s' has the wrong form.".formatted(mismatch.getName()));
            case ConstraintViolationException invalid ->
                    EdgeCodes.INVALID_PARAMETER.problem("A parameter is out of its range.");
            case InvalidParameterException form -> badForm(form);
            case RequestRejectedException odd ->
                    EdgeCodes.INVALID_REQUEST.problem("A header or parameter is not plain text.");
            case AsyncRequestTimeoutException late ->
                    EdgeCodes.OUTCOME_UNKNOWN.problem().retryAfter(SHORTLY);
            case TransientDataAccessException busy -> busy(busy);
            case RecoverableDataAccessException busy -> busy(busy);
            case CannotCreateTransactionException busy -> busy(busy);
            case CannotGetJdbcConnectionException busy -> busy(busy);
            case ArchiveDamaged damaged -> unreadable(damaged);
            case ErrorResponse spring -> byStatus(spring);
            default -> internal(fault);
        };
    }

    /** Ids are ASCII in the database, which refuses to compare them with anything else. */
    private static boolean isUnstorableText(Throwable fault) {
        return fault instanceof DataAccessException
                && fault.getCause() instanceof SQLException cause
                && UNSTORABLE.contains(cause.getErrorCode());
    }

    private static Throwable unwrapped(Throwable thrown) {
        boolean wrapper =
                thrown instanceof CompletionException || thrown instanceof ExecutionException;
        return wrapper && thrown.getCause() != null ? unwrapped(thrown.getCause()) : thrown;
    }

    private static Problem unreadable(HttpMessageNotReadableException unreadable) {
        return unreadable.getCause() instanceof JacksonException json
                ? JsonFaults.problemOf(json)
                : EdgeCodes.MALFORMED_JSON.problem("Send a JSON body.");
    }

    private static Problem invalidBody(MethodArgumentNotValidException invalid) {
        var errors =
                invalid.getBindingResult().getFieldErrors().stream()
                        .map(error -> Map.of("pointer", pointer(error), "detail", detail(error)))
                        .toList();
        var first = errors.isEmpty() ? Map.of("pointer", "#", "detail", "") : errors.getFirst();
        return EdgeCodes.INVALID_FIELD
                .problem(first.get("pointer") + ": " + first.get("detail"))
                .with("errors", errors);
    }

    private static String pointer(FieldError error) {
        return "#/" + error.getField().replace('.', '/').replace("[", "/").replace("]", "");
    }

    private static String detail(FieldError error) {
        var message = error.getDefaultMessage();
        return message == null ? "invalid" : message;
    }

    /** The file's name is for the log: who asks for a statement can do nothing with it. */
    private static Problem unreadable(ArchiveDamaged damaged) {
        LOG.error("A request needs an archive: {}", damaged.getMessage());
        return EdgeCodes.ARCHIVE_UNAVAILABLE.problem(
                "An operator must put the archive's file back; the server's log names it.");
    }

    private static Problem badForm(InvalidParameterException form) {
        return form.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                ? EdgeCodes.BODY_TOO_LARGE.problem()
                : EdgeCodes.INVALID_REQUEST.problem("The form cannot be read.");
    }

    private static Problem busy(Exception cause) {
        LOG.warn("A request was refused because the database did not take it", cause);
        return EdgeCodes.BUSY.problem().retryAfter(SHORTLY);
    }

    private static Problem byStatus(ErrorResponse spring) {
        var code =
                switch (spring.getStatusCode().value()) {
                    case 404 -> EdgeCodes.UNKNOWN_PATH;
                    case 405 -> EdgeCodes.METHOD_NOT_ALLOWED_CODE;
                    case 406 -> EdgeCodes.NOT_ACCEPTABLE_CODE;
                    case 413 -> EdgeCodes.BODY_TOO_LARGE;
                    case 415 -> EdgeCodes.UNSUPPORTED_MEDIA_TYPE_CODE;
                    case 503 -> EdgeCodes.BUSY;
                    default -> EdgeCodes.INVALID_PARAMETER;
                };
        if (spring.getStatusCode().value() == 500) {
            return internal((Throwable) spring);
        }
        var detail = spring.getBody().getDetail();
        var problem = detail == null ? code.problem() : code.problem(detail);
        spring.getHeaders()
                .forEach((name, values) -> problem.header(name, String.join(", ", values)));
        return problem;
    }

    /** Logged whole under a trace id, answered without any of it. */
    static Problem internal(Throwable fault) {
        var bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        var trace = HexFormat.of().formatHex(bytes);
        LOG.error("Internal error, trace {}", trace, fault);
        return EdgeCodes.INTERNAL_ERROR
                .problem("Report this with the trace id; the server's log has the cause.")
                .with("trace", trace);
    }
}
