package io.larder.sandbox.control;

import io.larder.sandbox.Channel;
import io.larder.sandbox.book.ClockOffset;
import io.larder.sandbox.book.JournalEntry;
import io.larder.sandbox.fault.Injection;
import io.larder.sandbox.web.Answer;
import io.larder.sandbox.web.Call;
import io.larder.sandbox.web.Endpoint;
import io.larder.sandbox.web.Json;
import io.larder.sandbox.web.Routes;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults, journal and clock of one channel, under {@code /control}. */
public final class Control implements Endpoint {

    private final Channel channel;
    private final ControlKey key;
    private final Routes routes = new Routes();

    /** Control of a channel behind a key. */
    public Control(Channel channel, ControlKey key) {
        this.channel = channel;
        this.key = key;
        routes.on("GET", "/control/faults", this::faults);
        routes.on("PUT", "/control/faults", this::putFaults);
        routes.on("GET", "/control/journal", this::journal);
        routes.on("GET", "/control/clock", call -> clock());
        routes.on("POST", "/control/clock", this::setClock);
    }

    /** Where further controls are added. */
    public Routes routes() {
        return routes;
    }

    @Override
    public Answer answer(Call call) {
        return key.isBorneBy(call)
                ? routes.answer(call)
                : problem(401, "unauthorized", "control asks for its bearer key");
    }

    private Answer faults(Call call) {
        Optional<Long> after = after(call);
        if (after.isEmpty()) {
            return problem(400, "malformed_after", "after is an id");
        }
        ObjectNode body = Json.object().put("seed", channel.book().plan().seed());
        body.set("faults", Json.MAPPER.valueToTree(channel.book().plan().faults()));
        Collection<Injection> injections = channel.book().injectionsAfter(after.get());
        body.set("injections", Json.MAPPER.valueToTree(injections));
        return Answer.json(200, Json.write(body));
    }

    private Answer putFaults(Call call) {
        Optional<ObjectNode> body = Json.objectIn(call.text());
        if (body.isEmpty()) {
            return problem(400, "malformed_json", "the body is not one JSON object");
        }
        return switch (FaultWish.in(body.get())) {
            case FaultWish.Plan(var plan) -> {
                channel.faults().plan(plan);
                yield faults(call);
            }
            case FaultWish.Malformed(String why) -> problem(400, "malformed_faults", why);
        };
    }

    private Answer journal(Call call) {
        Optional<Long> after = after(call);
        if (after.isEmpty()) {
            return problem(400, "malformed_after", "after is an id");
        }
        ArrayNode entries = Json.MAPPER.createArrayNode();
        for (JournalEntry entry : channel.book().journalAfter(after.get())) {
            entries.add(Json.MAPPER.<ObjectNode>valueToTree(entry));
        }
        return Answer.json(200, Json.write(entries));
    }

    private static Optional<Long> after(Call call) {
        String text = call.query().getOrDefault("after", "0");
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private Answer clock() {
        return Answer.json(
                200,
                Json.write(
                        Json.object()
                                .put("offset", channel.time().offset().toString())
                                .put("now", channel.time().now().toString())));
    }

    private Answer setClock(Call call) {
        String text = Json.objectIn(call.text()).map(body -> Json.text(body, "offset")).orElse("");
        Duration offset;
        try {
            offset = Duration.parse(text);
        } catch (DateTimeException malformed) {
            return problem(400, "malformed_offset", "offset is an ISO 8601 duration");
        }
        if (offset.isNegative() || offset.compareTo(Duration.ofDays(3660)) > 0) {
            return problem(400, "offset_out_of_range", "offset is between zero and ten years");
        }
        channel.book().keep(new ClockOffset(offset));
        channel.book().sync();
        channel.time().setOffset(offset);
        channel.agenda().clockMoved();
        return clock();
    }

    /** A problem document. */
    public static Answer problem(int status, String code, String detail) {
        String body =
                Json.write(
                        Json.object()
                                .put("status", status)
                                .put("code", code)
                                .put("detail", detail));
        return Answer.of(status, "application/problem+json", body);
    }
}
