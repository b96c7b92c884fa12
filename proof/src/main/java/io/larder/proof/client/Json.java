package io.larder.proof.client;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value. Reading it as something that it is not is a fault.
 *
 * @param value a Map of Json by name, a List of Json, a String, a BigDecimal, a Boolean, or null
 */
public record Json(@Nullable Object value) {

    /** JSON's null. */
    public static final Json NULL = new Json(null);

    /** Reads a whole text. */
    public static Json parse(String text) {
        return new JsonReader(text).whole();
    }

    /** An object of names and values in turn; values as in {@link #of}. */
    public static Json object(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Json>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], of(namesAndValues[i + 1]));
        }
        return new Json(members);
    }

    /** A Json, a string, a number, a boolean, a map by name, a collection, or null, as JSON. */
    public static Json of(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case Json json -> json;
            case String text -> new Json(text);
            case Boolean flag -> new Json(flag);
            case Double real -> new Json(BigDecimal.valueOf(real));
            case Number whole -> new Json(BigDecimal.valueOf(whole.longValue()));
            case Map<?, ?> map -> {
                var members = new LinkedHashMap<String, Json>();
                map.forEach((name, member) -> members.put(String.valueOf(name), of(member)));
                yield new Json(members);
            }
            case Iterable<?> items -> {
                var list = new java.util.ArrayList<Json>();
                items.forEach(item -> list.add(of(item)));
                yield new Json(list);
            }
            default -> throw new IllegalArgumentException("no JSON: " + value.getClass());
        };
    }

    /** The member at a path; a fault when it is missing. */
    public Json at(String... path) {
        var json = this;
        for (var name : path) {
            var member = json.members().get(name);
            if (member == null) {
                throw new IllegalStateException("no " + name + " in " + json);
            }
            json = member;
        }
        return json;
    }

    /** A member that may be missing or null. */
    public Optional<Json> find(String name) {
        return Optional.ofNullable(members().get(name)).filter(json -> json.value != null);
    }

    /** Its members in their order. */
    @SuppressWarnings("unchecked")
    public Map<String, Json> members() {
        return (Map<String, Json>) is(Map.class);
    }

    /** Its items. */
    @SuppressWarnings("unchecked")
    public List<Json> items() {
        return (List<Json>) is(List.class);
    }

    /** Its text. */
    public String text() {
        return is(String.class);
    }

    /** Its whole number. */
    public long number() {
        return is(BigDecimal.class).longValueExact();
    }

    /** Its number. */
    public double real() {
        return is(BigDecimal.class).doubleValue();
    }

    /** True or false. */
    public boolean flag() {
        return is(Boolean.class);
    }

    private <T> T is(Class<T> type) {
        if (!type.isInstance(value)) {
            throw new IllegalStateException("expected " + type.getSimpleName() + ": " + this);
        }
        return type.cast(value);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        switch (value) {
            case null -> text.append("null");
            case String string -> quoted(string, text);
            case BigDecimal number -> text.append(number.toPlainString());
            case Map<?, ?> ignored -> {
                var comma = "{";
                for (var member : members().entrySet()) {
                    quoted(member.getKey(), text.append(comma));
                    member.getValue().write(text.append(':'));
                    comma = ",";
                }
                text.append(members().isEmpty() ? "{}" : "}");
            }
            case List<?> ignored -> {
                var comma = "[";
                for (var item : items()) {
                    item.write(text.append(comma));
                    comma = ",";
                }
                text.append(items().isEmpty() ? "[]" : "]");
            }
            default -> text.append(value);
        }
    }

    private static void quoted(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
