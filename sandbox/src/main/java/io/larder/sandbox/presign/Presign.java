package io.larder.sandbox.presign;

import io.larder.sandbox.Channel;
import io.larder.sandbox.book.Order;
import io.larder.sandbox.control.Control;
import io.larder.sandbox.notice.Letter;
import io.larder.sandbox.presign.SignedCodes.SignedCode;
import io.larder.sandbox.web.Answer;
import io.larder.sandbox.web.Call;
import io.larder.sandbox.web.Json;
import io.larder.sandbox.web.Routes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signing beforehand, under {@code /control/presign}, so that a benchmark measures the merchant and
 * not the vendor's RSA. What is signed is genuine: orders are really paid and stand in the journal.
 */
public final class Presign {

    private static final int MOST_AT_ONCE = 100_000;

    private final Channel channel;
    private final @Nullable SignedCodes codes;
    private final @Nullable Function<Boolean, SignedCode> signCode;

    /**
     * Signing beforehand at a channel.
     *
     * @param codes null where an answer to order creation names the order
     * @param signCode signs a code's answer; by the public key, or by the certificate
     */
    public Presign(
            Channel channel,
            @Nullable SignedCodes codes,
            @Nullable Function<Boolean, SignedCode> signCode) {
        this.channel = channel;
        this.codes = codes;
        this.signCode = signCode;
    }

    /** Adds the paths. */
    public void on(Routes routes) {
        routes.on("POST", "/control/presign/notices", this::notices);
        routes.on("POST", "/control/presign/codes", this::codes);
        routes.on("GET", "/control/presign/codes", call -> left());
    }

    /**
     * {@code {"orderNumbers":[…]}} or {@code {"count":n}} (the oldest open orders): pays them, and
     * answers their notices as {@code {"notices":[{"orderNumber","url","headers","body"}]}} without
     * delivering them. They must be delivered within five minutes.
     */
    private Answer notices(Call call) {
        ObjectNode body = Json.objectIn(call.text()).orElseGet(Json::object);
        List<String> orders = chosen(body);
        if (orders.size() > MOST_AT_ONCE) {
            return Control.problem(400, "too_many", "at most " + MOST_AT_ONCE + " at once");
        }
        List<Order> paid = channel.desk().payQuietly(orders, "presigned");
        List<ObjectNode> signed = paid.parallelStream().map(this::signed).toList();
        ArrayNode all = Json.MAPPER.createArrayNode();
        signed.forEach(all::add);
        ObjectNode answer = Json.object();
        answer.set("notices", all);
        return Answer.json(200, Json.write(answer));
    }

    private List<String> chosen(ObjectNode body) {
        if (body.has("count")) {
            return channel.book().orders().stream()
                    .filter(channel.desk()::isPayable)
                    .sorted(Comparator.comparing(Order::createdAt))
                    .limit(Math.clamp(body.path("count").asLong(0), 0, MOST_AT_ONCE))
                    .map(Order::number)
                    .toList();
        }
        var numbers = new ArrayList<String>();
        for (JsonNode number : body.path("orderNumbers")) {
            numbers.add(number.asString(""));
        }
        return numbers;
    }

    private ObjectNode signed(Order order) {
        Letter letter = channel.courier().handOut(order);
        ObjectNode node = Json.object().put("orderNumber", order.number()).put("url", letter.url());
        node.set("headers", Json.MAPPER.valueToTree(letter.headers()));
        return node.put("body", letter.body());
    }

    /**
     * {@code {"count":n,"key":"PUBLIC_KEY|CERTIFICATE"}}: signs answers for the next n orders; they
     * keep for four minutes.
     */
    private Answer codes(Call call) {
        if (codes == null || signCode == null) {
            return Control.problem(
                    422, "answers_name_the_order", "this channel's answers cannot be signed first");
        }
        ObjectNode body = Json.objectIn(call.text()).orElseGet(Json::object);
        boolean byPublicKey = !"CERTIFICATE".equals(Json.text(body, "key"));
        int count = (int) Math.clamp(body.path("count").asLong(0), 0, MOST_AT_ONCE);
        IntStream.range(0, count).parallel().forEach(i -> codes.add(signCode.apply(byPublicKey)));
        return left();
    }

    private Answer left() {
        int left = codes == null ? 0 : codes.left();
        return Answer.json(200, Json.write(Json.object().put("left", left)));
    }
}
