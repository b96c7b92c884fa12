package io.larder.ledger.writer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What an intake with room for two commands and two lanes does when each step is done alone: a list
 * of what waits, and what each lane has in hand. Commands 0 and 1 want the same card.
 */
public class IntakeAlone {

    private static final int ROOM = 2;
    private static final int BATCH = 2;

    private final List<Integer> waiting = new ArrayList<>();
    private final List<List<Integer>> hands = List.of(new ArrayList<>(), new ArrayList<>());
    private final String[] heard = {"nothing", "nothing", "nothing"};
    private int lanes = 2;
    private boolean stopped;

    static String cardOf(int command) {
        return command < 2 ? "card a" : "card b";
    }

    public boolean offer(int command) {
        boolean takenIn = !stopped && waiting.size() < ROOM;
        if (takenIn) {
            waiting.add(command);
        }
        return takenIn;
    }

    /** What the lane has in hand, with its share of what waits if it had nothing. */
    public String takes(int lane) {
        var hand = hands.get(lane);
        if (hand.isEmpty()) {
            fill(hand);
        }
        return hand.toString();
    }

    /** The same; a lane that has nothing to do waits, so it does not come back now. */
    public String waits(int lane) {
        if (!takes(lane).equals("[]")) {
            return takes(lane);
        }
        return stopped && waiting.isEmpty() ? "the end" : "not now";
    }

    private void fill(List<Integer> hand) {
        int all = waiting.size() + hands.get(0).size() + hands.get(1).size();
        int share = Math.min(BATCH, (all + lanes - 1) / lanes);
        var busy = new HashSet<String>();
        hands.forEach(other -> other.forEach(command -> busy.add(cardOf(command))));
        for (var command : List.copyOf(waiting)) {
            if (hand.size() < share && !busy.contains(cardOf(command))) {
                waiting.remove(command);
                hand.add(command);
            } else {
                busy.add(cardOf(command));
            }
        }
    }

    public void answers(int lane) {
        hands.get(lane).forEach(command -> answer(command, "ran"));
        hands.get(lane).clear();
    }

    public void unknown(int lane) {
        answers(lane);
    }

    public String pauses(int lane) {
        return stopped ? "stopping" : "paused";
    }

    public void shareAmong(int change) {
        lanes += change;
    }

    public void stop() {
        stopped = true;
    }

    public void sweep() {
        waiting.forEach(command -> answer(command, "busy"));
        waiting.clear();
    }

    public String heard(int command) {
        return heard[command];
    }

    public int waiting() {
        return waiting.size();
    }

    public boolean isOpen() {
        return !stopped || !waiting.isEmpty();
    }

    public boolean isBehind() {
        return waiting.size() >= BATCH;
    }

    private void answer(int command, String how) {
        heard[command] = heard[command].equals("nothing") ? how : heard[command];
    }
}
