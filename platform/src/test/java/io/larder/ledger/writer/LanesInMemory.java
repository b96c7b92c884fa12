package io.larder.ledger.writer;

import io.larder.ledger.WriterFault;
import io.larder.ledger.core.Work;
import java.util.ArrayList;
import java.util.List;

/**
 * Lanes that note what runs on them; each command ends with a fault, so that its caller hears that
 * it ran.
 */
final class LanesInMemory implements Lane.Claim {

    /** What becomes of the first lane that is claimed. */
    enum First {
        /** Nothing. */
        STAYS,
        /** Its first batch lasts until another lane has run something. */
        LASTS,
        /** Another process takes it over in its first batch. */
        LOST,
        /** Its database is away from its first batch on, until the writer is closed. */
        AWAY
    }

    private final First first;
    private final List<String> ran = new ArrayList<>();
    private final List<String> cardsAtWork = new ArrayList<>();
    private int claimed;
    private int open;
    private int ranOnOthers;
    private boolean closing;
    private String wrong = "";

    LanesInMemory(First first) {
        this.first = first;
    }

    @Override
    public synchronized Lane claim(Outage outage) {
        claimed++;
        open++;
        return new InMemory(claimed);
    }

    /** How often a command ran. */
    synchronized long runs(String keyText) {
        return ran.stream().filter(keyText::equals).count();
    }

    /** What was wrong: two lanes on one card, or a lane not given back; nothing. */
    synchronized String wrong() {
        return open == 0 ? wrong : wrong + open + " lanes not given back";
    }

    private synchronized void begin(int lane, String keyText, String card) {
        ran.add(keyText);
        if (cardsAtWork.contains(card)) {
            wrong += "two lanes work on " + card;
        }
        cardsAtWork.add(card);
        if (lane > 1) {
            ranOnOthers++;
            notifyAll();
        }
    }

    private synchronized void end(String card) {
        cardsAtWork.remove(card);
    }

    private synchronized void waitForOthers() {
        while (ranOnOthers == 0) {
            UntimedThreads.waitOn(this);
        }
    }

    /** To be called before the writer is closed. */
    synchronized void closing() {
        closing = true;
        notifyAll();
    }

    private synchronized void waitForClosing() {
        while (!closing) {
            UntimedThreads.waitOn(this);
        }
    }

    private synchronized void givenBack() {
        open--;
    }

    private final class InMemory implements Lane {
        private final int number;

        InMemory(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public boolean isBehindDate() {
            return false;
        }

        @Override
        public void turnDay() {
            throw new UnsupportedOperationException("no day turns here");
        }

        @Override
        public void run(List<? extends Work<?, ?>> works) throws LaneLost, InterruptedException {
            for (var work : works) {
                var card = card(work);
                begin(number, work.keyText(), card);
                try {
                    beforeTheEnd();
                    work.fail(new WriterFault("ran"));
                } finally {
                    end(card);
                }
            }
        }

        private void beforeTheEnd() throws LaneLost, InterruptedException {
            if (number == 1) {
                switch (first) {
                    case STAYS -> {}
                    case LASTS -> waitForOthers();
                    case LOST -> throw new LaneLost("taken over");
                    case AWAY -> {
                        waitForClosing();
                        throw new InterruptedException("stopping during an outage");
                    }
                }
            }
        }

        @Override
        public void close() {
            givenBack();
        }
    }

    private static String card(Work<?, ?> work) {
        if (work.command().part() instanceof OnCard(String card)) {
            return card;
        }
        throw new IllegalArgumentException("not on a card");
    }
}
