package io.larder.proof.client;

import java.util.Optional;

/**
 * An HTTP answer.
 *
 * @param body null JSON when there is none
 * @param replayed whether it repeats an earlier one for the same key
 */
public record Answer(int status, Json body, boolean replayed) {

    /** 2xx. */
    public boolean ok() {
        return status / 100 == 2;
    }

    /** 4xx: this request moved no money. */
    public boolean refused() {
        return status / 100 == 4;
    }

    /** The problem document's stable code. */
    public Optional<String> code() {
        return body.value() instanceof java.util.Map
                ? body.find("code").map(Json::text)
                : Optional.empty();
    }

    /** Its body; a fault when it is no success. */
    public Json accepted() {
        if (!ok()) {
            throw new IllegalStateException("answered " + status + ": " + body);
        }
        return body;
    }
}
