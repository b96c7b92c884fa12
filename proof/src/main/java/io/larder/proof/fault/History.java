package io.larder.proof.fault;

import io.larder.proof.judge.Acknowledged;
import io.larder.proof.judge.Books;
import io.larder.proof.judge.CardMoves;
import io.larder.proof.judge.Finding;
import io.larder.proof.judge.JournalEntry;
import io.larder.proof.judge.Judgement;
import io.larder.proof.story.Wish;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that the callers asked for and heard, over every kill. Each event is a line of a file, from
 * which an interrupted run goes on.
 */
final class History implements AutoCloseable {

    private final Map<String, Wish> open = new LinkedHashMap<>();
    private final Set<Acknowledged> heard = new LinkedHashSet<>();
    private final Set<String> orders = new HashSet<>();
    private final Map<String, String> orderOf = new HashMap<>();
    private final Map<String, Long> drawers = new TreeMap<>();
    private final Map<String, Integer> ended = new TreeMap<>();
    private final List<Finding> wrong = new ArrayList<>();
    private final Map<Caller.Reached, Integer> brokenOff = new EnumMap<>(Caller.Reached.class);
    private final Map<String, List<Long>> recoveries = new TreeMap<>();
    private final Moves moves = new Moves();
    private final BufferedWriter file;
    private List<String> cards = List.of();
    private int inCash;

    /** Begins, or goes on from what the file says. */
    History(Path file) throws IOException {
        if (Files.exists(file)) {
            var text = Files.readString(file);
            // a run that was killed may have left half a line
            var whole = text.substring(0, text.lastIndexOf('\n') + 1);
            Files.writeString(file, whole);
            whole.lines().forEach(line -> apply(line.split("\t", -1)));
        }
        this.file =
                Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private synchronized void happens(Object... words) {
        var line = List.of(words).stream().map(Object::toString).collect(Collectors.joining("\t"));
        try {
            file.write(line);
            file.newLine();
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        apply(line.split("\t", -1));
    }

    private void apply(String... words) {
        switch (words[0]) {
            case "asks" -> open.put(words[1], wish(words));
            case "ordered" -> {
                orders.add(words[2]);
                var before = orderOf.put(words[1], words[2]);
                if (before != null && !before.equals(words[2])) {
                    wrong.add(new Finding("one_key_one_order", words[1], "two orders"));
                }
            }
            case "heard" -> {
                var amount = Long.parseLong(words[4]);
                open.remove(words[1]);
                // what was asked of both servers at once is heard of twice
                if (heard.add(new Acknowledged(words[1], words[2], words[3], amount))
                        && !words[5].equals("-")) {
                    inCash++;
                    drawers.merge(words[5], amount, Long::sum);
                }
            }
            case "ended" -> {
                open.remove(words[1]);
                ended.merge(words[3], 1, Integer::sum);
            }
            case "refused" -> {
                open.remove(words[1]);
                wrong.add(new Finding("good_request_is_accepted", words[1], words[2]));
            }
            case "brokeOff" -> brokenOff.merge(Caller.Reached.valueOf(words[2]), 1, Integer::sum);
            case "cards" -> cards = List.of(words[1].split(","));
            case "moves" -> moves.asked(move(words));
            case "moved" -> moves.moved(move(words), words[6], cards);
            case "unmoved" -> moves.unmoved(move(words), words[6]);
            case "killed" ->
                    recoveries
                            .computeIfAbsent(words[1], none -> new ArrayList<>())
                            .add(Long.parseLong(words[2]));
            default -> throw new IllegalStateException("no such event: " + words[0]);
        }
    }

    private static Wish wish(String... words) {
        int card = Integer.parseInt(words[3]);
        long amountMinor = Long.parseLong(words[4]);
        return words[2].equals("CASH")
                ? Wish.cash(words[1], card, amountMinor)
                : Wish.byCode(words[1], words[2], card, amountMinor);
    }

    /** Unless an interrupted run asked for it before. */
    synchronized void asksOnce(Wish wish) {
        if (!open.containsKey(wish.key()) && !orderOf.containsKey(wish.key())) {
            asks(wish);
        }
    }

    private static Move move(String... words) {
        return new Move(
                words[1],
                Move.Kind.valueOf(words[2]),
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]),
                Long.parseLong(words[5]));
    }

    /** The cards that numbers stand for, once. */
    void cards(List<String> ids) {
        if (cards.isEmpty()) {
            happens("cards", String.join(",", ids));
        }
    }

    /** Before it is asked for. */
    void asks(Move move) {
        happens("moves", words(move));
    }

    /** The platform said that it is done, under this id. */
    void moved(Move move, String id) {
        happens("moved", words(move), id);
    }

    /** The platform refused it. */
    void unmoved(Move move, String code) {
        happens("unmoved", words(move), code);
    }

    private static String words(Move move) {
        return String.join(
                "\t",
                move.key(),
                move.kind().name(),
                Integer.toString(move.card()),
                Integer.toString(move.other()),
                Long.toString(move.amountMinor()));
    }

    /** Moves that have not come to an end. */
    synchronized List<Move> openMoves() {
        return moves.open();
    }

    synchronized int moved() {
        return moves.done().size();
    }

    synchronized int movesRefused() {
        return moves.refused();
    }

    /** Before it is asked for. */
    void asks(Wish wish) {
        happens("asks", wish.key(), wish.payWith(), wish.card(), wish.amountMinor());
    }

    /** The platform answered with an order. */
    void ordered(Wish wish, String order) {
        happens("ordered", wish.key(), order);
    }

    /** The platform said that the money is on the card. */
    void heard(Wish wish, Acknowledged recharge, String drawer) {
        var amount = recharge.amountMinor();
        happens("heard", wish.key(), recharge.orderId(), recharge.cardId(), amount, drawer);
    }

    /** The platform said that the order came to another end. */
    void ended(Wish wish, String order, String status) {
        happens("ended", wish.key(), order, status);
    }

    /** Nothing that is asked for here should be refused. */
    void refused(Wish wish, String why) {
        happens("refused", wish.key(), why);
    }

    /** A burst's caller lost sight of it here. */
    void brokeOff(Wish wish, Caller.Reached reached) {
        happens("brokeOff", wish.key(), reached);
    }

    /** A kill whose check is passed. */
    void killed(String what, long recoveryMs) {
        happens("killed", what, recoveryMs);
    }

    /** Wishes that have not come to an end. */
    synchronized List<Wish> open() {
        return List.copyOf(open.values());
    }

    /** Milliseconds from each passed kill of a kind to the next accepted recharge. */
    synchronized List<Long> recoveries(String what) {
        return List.copyOf(recoveries.getOrDefault(what, List.of()));
    }

    synchronized int acknowledged() {
        return heard.size();
    }

    synchronized int acknowledgedInCash() {
        return inCash;
    }

    /** How many calls broke off there. */
    synchronized int brokenOff(Caller.Reached reached) {
        return brokenOff.getOrDefault(reached, 0);
    }

    /** Orders that ended otherwise than confirmed, by state. */
    synchronized Map<String, Integer> ended() {
        return new TreeMap<>(ended);
    }

    /**
     * Holds the books and the channels' journal against it: nothing lost, nothing credited twice,
     * nothing nobody asked for. Every wish must have come to its end.
     */
    synchronized List<Finding> check(Books books, List<JournalEntry> journal) {
        var findings = new ArrayList<>(Judgement.ofMoney(books, journal, drawers));
        findings.addAll(Acknowledged.check(books, List.copyOf(heard)));
        for (var order : books.orders()) {
            if (!orders.contains(order.id())) {
                findings.add(new Finding("order_was_asked_for", order.id(), "nobody heard of it"));
            }
        }
        findings.addAll(CardMoves.check(books, moves.done(), List.copyOf(heard)));
        findings.addAll(moves.wrong());
        findings.addAll(wrong);
        return findings;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
