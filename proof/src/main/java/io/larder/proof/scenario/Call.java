package io.larder.proof.scenario;

import io.larder.proof.client.Json;
import java.util.Optional;

/** A POST to send. */
record Call(String path, Optional<Json> body) {

    static Call to(String path) {
        return new Call(path, Optional.empty());
    }

    static Call to(String path, Object... namesAndValues) {
        return new Call(path, Optional.of(Json.object(namesAndValues)));
    }

    /** With one more member, unless its value is empty. */
    Call and(String name, String value) {
        if (!value.isEmpty()) {
            body.orElseThrow().members().put(name, Json.of(value));
        }
        return this;
    }

    /** With one more member. */
    Call and(String name, Json value) {
        body.orElseThrow().members().put(name, value);
        return this;
    }
}
