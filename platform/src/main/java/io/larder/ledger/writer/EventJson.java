package io.larder.ledger.writer;

import io.larder.ledger.Event;
import tools.jackson.databind.json.JsonMapper;

/** Events as the outbox holds them. */
final class EventJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EventJson() {}

    static String write(Event event) {
        return MAPPER.writeValueAsString(event);
    }
}
