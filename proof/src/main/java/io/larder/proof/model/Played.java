package io.larder.proof.model;

import io.larder.proof.client.Answer;
import io.larder.proof.client.Http;
import io.larder.proof.client.Json;
import io.larder.proof.model.Step.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** One sequence being played on fresh cards, beside its model. */
final class Played {

    private static final String REPLAYED = "replayed";

    /** An accepted or refused request that may be repeated. */
    private record Sent(Step step, long minor, boolean changed, String verdict) {}

    /**
     * Where the platform and the model part.
     *
     * @param step the step that showed it
     */
    record Difference(Step step, String expected, String got) {}

    private final Http api;
    private final String tag;
    private final String[] cards;
    private final Model model = new Model();
    private final Map<Integer, Sent> sent = new HashMap<>();
    private final Map<Integer, String> made = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private Optional<Difference> difference = Optional.empty();
    private int commands;

    Played(Http api, String tag, FreshCards.Hand hand) {
        this.api = api;
        this.tag = tag;
        var three = hand.cards();
        this.cards = hand.ids();
        model.cards.add(new Card(false, true, three.get(0).expiresOn()));
        model.cards.add(new Card(false, !hand.secondIsInactive(), three.get(1).expiresOn()));
        model.cards.add(new Card(true, true, three.get(2).expiresOn()));
    }

    /** Plays a step, unless the two have parted. */
    void play(Step step, boolean look) throws IOException {
        if (difference.isPresent()) {
            return;
        }
        switch (step.verb()) {
            case WAIT -> {
                var unused = model.play(step, 0);
                told.add(step.toString());
            }
            case REPEAT -> repeat(step, false);
            case REPEAT_CHANGED -> repeat(step, true);
            default -> first(step);
        }
        if (look && difference.isEmpty() && step.verb() != Verb.WAIT) {
            lookAtAll(step);
        }
    }

    /** Business time went on between two rounds of others. */
    void timePassed() {
        model.later(Sequence.HOURS_BETWEEN);
    }

    private void first(Step step) throws IOException {
        long minor = model.resolve(step);
        if (step.copies() > 1 && !step.oneKey()) {
            race(step, minor);
            return;
        }
        var verdict = model.play(step, minor);
        sent.put(step.id(), new Sent(step, minor, false, verdict));
        send(step, step, minor, false, verdict);
    }

    private void repeat(Step step, boolean changed) throws IOException {
        var before = sent.get(step.of());
        if (before == null) {
            return;
        }
        var first = before.step();
        boolean other = changed && canChange(first);
        boolean words = other != before.changed();
        long minor =
                other
                        ? before.minor() + (before.minor() == Long.MAX_VALUE ? -1 : 1)
                        : before.minor();
        if (before.verdict().equals(Model.OK)) {
            send(step, first, minor, words, other ? "idempotency_key_reused" : REPLAYED);
            return;
        }
        var verdict = model.play(first, minor);
        sent.put(first.id(), new Sent(first, minor, words, verdict));
        send(step, first, minor, words, verdict);
    }

    private static boolean canChange(Step step) {
        return switch (step.verb()) {
            case RECHARGE, SPEND, HOLD, TRANSFER, REFUND, RETURN, SALE, FREEZE -> true;
            case COMMIT -> step.amount().base() != Step.Base.NONE;
            default -> false;
        };
    }

    /** Sends what {@code first} means, for the step, and compares. */
    private void send(Step step, Step first, long minor, boolean changed, String verdict)
            throws IOException {
        told.add("%s%s -> %s".formatted(step, yuan(first, minor), verdict));
        var request = Request.of(first, minor, changed, cards, made);
        var key = "%s-%04d".formatted(tag, first.id());
        var answers = together(step.copies(), copy -> post(request, key));
        boolean accepted = verdict.equals(Model.OK);
        long fresh = answers.stream().filter(one -> code(one).equals(Model.OK)).count();
        for (var answer : answers) {
            var must = accepted && code(answer).equals(REPLAYED) ? REPLAYED : verdict;
            compare(step, must, answer, first);
        }
        if (accepted && fresh != 1) {
            differs(step, "accepted once", fresh + " times");
        }
        if (accepted && step.copies() == 1 && answers.getFirst().ok()) {
            balance(step, first, answers.getFirst().body());
        }
    }

    private void compare(Step step, String must, Answer answer, Step first) {
        var got = code(answer);
        if (!got.equals(must)) {
            differs(step, must, "%s: %s".formatted(got, answer.body()));
        } else if (answer.ok()) {
            var id = answer.body().find("id").map(Json::text).orElse("");
            var before = made.putIfAbsent(first.id(), id);
            if (before != null && !before.equals(id)) {
                differs(step, "the same " + before, id);
            }
        }
    }

    /** The same amount under different keys at once: the model says how many of them can be. */
    private void race(Step step, long minor) throws IOException {
        var must = new ArrayList<String>();
        for (int i = 0; i < step.copies(); i++) {
            must.add(model.play(step, minor));
        }
        model.forget(step.id());
        told.add("%s%s -> %s".formatted(step, yuan(step, minor), must));
        var request = Request.of(step, minor, false, cards, made);
        var answers =
                together(
                        step.copies(),
                        copy -> post(request, "%s-%04d-%d".formatted(tag, step.id(), copy)));
        var got = answers.stream().map(Played::code).sorted().toList();
        if (!got.equals(must.stream().sorted().toList())) {
            differs(step, must.toString(), answers.toString());
        }
    }

    private interface Post {
        Answer send(int copy) throws IOException;
    }

    private static List<Answer> together(int copies, Post post) throws IOException {
        if (copies == 1) {
            return List.of(post.send(0));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Answer>>();
            for (int i = 0; i < copies; i++) {
                int copy = i;
                calls.add(() -> post.send(copy));
            }
            var answers = new ArrayList<Answer>();
            for (var call : threads.invokeAll(calls)) {
                answers.add(call.get());
            }
            return answers;
        } catch (ExecutionException broken) {
            throw new IOException(broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    private Answer post(Request request, String key) throws IOException {
        commands++;
        return api.call("POST", request.path(), request.body(), Map.of("Idempotency-Key", key));
    }

    private static String code(Answer answer) {
        return answer.ok()
                ? answer.replayed() ? REPLAYED : Model.OK
                : answer.refused() ? answer.code().orElse("no code") : "" + answer.status();
    }

    /** Where an answer tells a balance, it is what is on the card then. */
    private void balance(Step step, Step first, Json body) {
        var told = body.value() instanceof Map ? body.find("balance") : Optional.<Json>empty();
        long must = model.cards.get(first.card()).posted();
        if (first.verb() != Verb.RETURN
                && told.isPresent()
                && told.get().at("minor").number() != must) {
            differs(step, "a balance of " + must, told.get().toString());
        }
    }

    /** Compares what every card holds. */
    void lookAtAll(Step last) throws IOException {
        for (int card = 0; card < cards.length && difference.isEmpty(); card++) {
            look(last, card);
        }
    }

    private void look(Step step, int card) throws IOException {
        var path = "/api/v1/cards/%s/balance?storeId=store_a".formatted(cards[card]);
        var got = Standing.of(api.get(path).accepted());
        var must = Standing.of(model.cards.get(card));
        if (!got.equals(must)) {
            differs(step, "card %c with %s".formatted('A' + card, must), got.toString());
        }
    }

    private void differs(Step step, String expected, String got) {
        difference = difference.or(() -> Optional.of(new Difference(step, expected, got)));
    }

    Optional<Difference> difference() {
        return difference;
    }

    /** What was sent so far, and what the model said. */
    List<String> told() {
        return told;
    }

    int commands() {
        return commands;
    }

    /** What the model says of its cards at the end, by their ids. */
    Map<String, Standing> standings() {
        var all = new HashMap<String, Standing>();
        for (int i = 0; i < cards.length; i++) {
            all.put(cards[i], Standing.of(model.cards.get(i)));
        }
        return all;
    }

    private static String yuan(Step step, long minor) {
        return switch (step.verb()) {
            case RECHARGE, SPEND, HOLD, TRANSFER, SALE -> " %d fen".formatted(minor);
            case COMMIT, REFUND, RETURN ->
                    step.amount().base() == Step.Base.NONE ? " all" : " %d fen".formatted(minor);
            default -> "";
        };
    }
}
