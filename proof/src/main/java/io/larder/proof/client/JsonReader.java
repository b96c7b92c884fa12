package io.larder.proof.client;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Reads JSON text, strictly. */
final class JsonReader {

    private final String text;
    private int at;

    JsonReader(String text) {
        this.text = text;
    }

    Json whole() {
        var json = value();
        blank();
        if (at != text.length()) {
            throw wrong("more text");
        }
        return json;
    }

    private Json value() {
        blank();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Json(string());
            case 't' -> word("true", new Json(true));
            case 'f' -> word("false", new Json(false));
            case 'n' -> word("null", Json.NULL);
            default -> number();
        };
    }

    private Json object() {
        var members = new LinkedHashMap<String, Json>();
        at++;
        blank();
        while (peek() != '}') {
            if (!members.isEmpty()) {
                take(',');
            }
            blank();
            var name = string();
            blank();
            take(':');
            if (members.put(name, value()) != null) {
                throw wrong("twice " + name);
            }
            blank();
        }
        at++;
        return new Json(members);
    }

    private Json array() {
        var items = new ArrayList<Json>();
        at++;
        blank();
        while (peek() != ']') {
            if (!items.isEmpty()) {
                take(',');
            }
            items.add(value());
            blank();
        }
        at++;
        return new Json(items);
    }

    private String string() {
        take('"');
        var string = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw wrong("a control character");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text, at - 4, at, 16);
            }
            default -> throw wrong("an unknown escape");
        };
    }

    private Json number() {
        int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return new Json(new BigDecimal(text.substring(from, at)));
        } catch (NumberFormatException e) {
            throw wrong("no value");
        }
    }

    private Json word(String word, Json json) {
        if (!text.startsWith(word, at)) {
            throw wrong("no value");
        }
        at += word.length();
        return json;
    }

    private void take(char c) {
        if (peek() != c) {
            throw wrong("no " + c);
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("the end");
        }
        return text.charAt(at);
    }

    private void blank() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("JSON has " + what + " at " + at);
    }
}
