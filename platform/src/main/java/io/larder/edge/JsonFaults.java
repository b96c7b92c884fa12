package io.larder.edge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Tells from the parser's exception which rule a body broke, and where. */
final class JsonFaults {

    private static final Set<Class<?>> WHOLE =
            Set.of(long.class, int.class, short.class, Long.class, Integer.class, Short.class);

    private JsonFaults() {}

    static Problem problemOf(JacksonException fault) {
        if (fault.getCause() instanceof Problem problem) {
            return problem;
        }
        var pointer = pointer(fault);
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                    at(
                            pointer,
                            EdgeCodes.UNKNOWN_FIELD,
                            "Remove the field '%s'."
                                    .formatted(shortened(unknown.getPropertyName())));
            case InvalidNullException absent ->
                    at(pointer, EdgeCodes.MISSING_FIELD, "Give a value other than null.");
            case MismatchedInputException wrong -> mismatch(wrong, pointer);
            case ValueInstantiationException refused ->
                    at(pointer, EdgeCodes.INVALID_FIELD, "This value is not allowed here.");
            case InputCoercionException range ->
                    at(pointer, EdgeCodes.INVALID_FIELD, "The number is out of range.");
            case StreamReadException malformed ->
                    EdgeCodes.MALFORMED_JSON.problem(
                            "The JSON breaks off or repeats a member at line %d, column %d."
                                    .formatted(
                                            malformed.getLocation().getLineNr(),
                                            malformed.getLocation().getColumnNr()));
            default -> EdgeCodes.MALFORMED_JSON.problem("Send one JSON object.");
        };
    }

    private static Problem mismatch(MismatchedInputException wrong, String pointer) {
        var target = wrong.getTargetType();
        var message = String.valueOf(wrong.getOriginalMessage());
        if (message.startsWith("Missing required creator property")
                || message.startsWith("Cannot map `null` into type")) {
            return at(pointer, EdgeCodes.MISSING_FIELD, "Give a value other than null.");
        }
        if (target != null
                && WHOLE.contains(target)
                && wrong.getCurrentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            return at(
                    pointer,
                    EdgeCodes.FRACTION_NOT_ALLOWED,
                    "Give a whole number of minor units, without point or exponent.");
        }
        return at(pointer, EdgeCodes.INVALID_FIELD, expectation(target));
    }

    private static String expectation(Class<?> target) {
        if (target == null) {
            return "The value has the wrong type.";
        }
        if (target.isEnum()) {
            return "Give one of %s.".formatted(List.of(target.getEnumConstants()));
        }
        return "The value must be of type %s.".formatted(target.getSimpleName());
    }

    static Problem at(String pointer, ProblemCode code, String detail) {
        return code.problem(pointer.isEmpty() ? detail : pointer + ": " + detail)
                .with("errors", List.of(Map.of("pointer", "#" + pointer, "detail", detail)));
    }

    /** The place as an RFC 6901 pointer. */
    private static String pointer(JacksonException fault) {
        return fault.getPath().stream()
                .map(
                        step ->
                                step.getPropertyName() == null
                                        ? "" + step.getIndex()
                                        : shortened(step.getPropertyName()))
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    /** A name the caller sent is echoed, but not at any length. */
    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "...";
    }
}
