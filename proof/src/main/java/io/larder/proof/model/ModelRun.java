package io.larder.proof.model;

import io.larder.proof.client.Http;
import io.larder.proof.client.Json;
import io.larder.proof.client.RunningPlatform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * Plays many sequences at once against one platform, each alone on its cards. They go in lock step
 * by rounds, since business time is one for all of them.
 */
public final class ModelRun {

    private static final int AT_ONCE = 64;

    /** How many of its steps are followed by a look at all cards: one in so many. */
    private static final int LOOKED_EVERY = 12;

    private static final int SEQUENCES_TOGETHER = 1_000;

    private final RunningPlatform platform;
    private final long seed;
    private final String tag;
    private final Http api;
    private final FreshCards cards;
    private final List<Played> ended = new ArrayList<>();
    private long commands;
    private int sequences;

    /** Against a platform, with the sequences of a seed. */
    public ModelRun(RunningPlatform platform, long seed) throws IOException {
        this.platform = platform;
        this.seed = seed;
        this.tag = "model-%x".formatted(System.nanoTime() & 0xffffffL);
        this.api = platform.api();
        this.cards = new FreshCards(api, tag);
    }

    /**
     * Plays until so many commands were sent, or a sequence came out otherwise.
     *
     * @param first the number of the first sequence
     * @return what to say of the difference, if there is one
     */
    public Optional<String> play(int first, long atLeast) throws IOException {
        long until = commands + atLeast;
        for (int from = first; commands < until; from += SEQUENCES_TOGETHER) {
            long missing = (until - commands) / (Sequence.STEPS_A_ROUND * Sequence.ROUNDS) + 1;
            int to = from + (int) Math.min(SEQUENCES_TOGETHER, missing);
            var wrong = together(from, to);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    /** One sequence being played. */
    private record Player(int number, List<Step> steps, Played played) {}

    private Optional<String> together(int from, int to) throws IOException {
        var hands = cards.hands(from, to);
        var players = new ArrayList<Player>();
        for (int number = from; number < to; number++) {
            var played =
                    new Played(api, "%s-%07d".formatted(tag, number), hands.get(number - from));
            players.add(new Player(number, Sequence.of(seed, number), played));
        }
        for (int round = 0; round < Sequence.ROUNDS; round++) {
            if (round > 0) {
                var advance = "PT" + Sequence.HOURS_BETWEEN + "H";
                platform.api().post("/sandbox/clock", Json.object("advance", advance)).accepted();
                // what earlier sequences left held runs out too
                ended.forEach(Played::timePassed);
            }
            round(players, round);
        }
        players.forEach(player -> commands += player.played().commands());
        sequences += players.size();
        players.forEach(player -> ended.add(player.played()));
        for (var player : players) {
            if (player.played().difference().isPresent()) {
                return Optional.of(told(player));
            }
        }
        return Optional.empty();
    }

    private void round(List<Player> players, int round) throws IOException {
        var some = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (var player : players) {
                all.add(
                        threads.submit(
                                () -> {
                                    some.acquire();
                                    try {
                                        round(player, round);
                                    } finally {
                                        some.release();
                                    }
                                    return player;
                                }));
            }
            for (var one : all) {
                one.get();
            }
        } catch (ExecutionException broken) {
            throw new IOException("a sequence broke off", broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    /** The wait at the round's beginning was done for all; here the model hears of it. */
    private static void round(Player player, int round) throws IOException {
        var steps = player.steps();
        int at = 0;
        for (var step : steps) {
            if (step.verb() == Step.Verb.WAIT) {
                at++;
            }
            if (at == round) {
                boolean look = (step.id() + player.number()) % LOOKED_EVERY == 0;
                player.played().play(step, look);
            }
        }
        if (round == Sequence.ROUNDS - 1) {
            player.played().lookAtAll(steps.getLast());
        }
    }

    private String told(Player player) throws IOException {
        boolean inactive = player.number() % 8 == 0;
        var shrink = new Shrink(api, cards, tag + "-s" + (inactive ? "-inactive" : "-active"));
        var shortest = shrink.shortest(player.steps());
        var shown = shortest.orElse(player.played());
        var difference = shown.difference().orElseThrow();
        var head =
                "the model and the platform part: seed %d, sequence %d%n"
                        .formatted(seed, player.number());
        var how =
                shortest.isPresent()
                        ? "%d of %d commands are left after %d tries:%n"
                                .formatted(
                                        shown.told().size(), player.steps().size(), shrink.tries())
                        : "not again when it is played alone; as it was:%n".formatted();
        var lines =
                Stream.concat(
                                shown.told().stream(),
                                Stream.of(
                                        "expected: " + difference.expected(),
                                        "got:      " + difference.got()))
                        .toList();
        return head + how + String.join("\n", lines);
    }

    /** Commands sent so far, copies counted. */
    public long commands() {
        return commands;
    }

    int sequences() {
        return sequences;
    }

    /** What every card holds by the model, by its id. */
    Map<String, Standing> standings() {
        var standings = new HashMap<String, Standing>();
        ended.forEach(played -> standings.putAll(played.standings()));
        return standings;
    }
}
