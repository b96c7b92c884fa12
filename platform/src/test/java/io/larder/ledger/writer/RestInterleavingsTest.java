package io.larder.ledger.writer;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A helper rests while nobody needs it; whoever does comes at any moment. */
@Tag("interleavings")
public class RestInterleavingsTest {

    private static final Duration LONG = Duration.ofDays(1);

    private final UntimedThreads threads = new UntimedThreads();
    private final Rest rest = new Rest(threads);
    private final Threads.Running helper;
    private volatile int needed;

    public RestInterleavingsTest() {
        helper = threads.thread("helper", this::restUntilNeeded);
    }

    private void restUntilNeeded() {
        while (needed == 0) {
            rest.unless(() -> needed > 0, LONG);
        }
    }

    /** The helper rests until it is needed, and does one thing that it is needed for. */
    public void helps() {
        threads.run(0);
        done(1);
    }

    private synchronized void done(int things) {
        needed -= things;
    }

    public void need() {
        done(-1);
        rest.end(helper);
    }

    /** The same alone: a helper that nobody needs yet does not come back. */
    public static class HelpsWhenNeeded {
        private int needed;

        public void helps() {
            if (needed == 0) {
                throw new IllegalStateException("not needed now");
            }
            needed--;
        }

        public void need() {
            needed++;
        }
    }

    @Test
    void nobodySleepsOnWhenNeededAndWhoWasWokenOnceIsWokenAgain() {
        Scene.play(
                HelpsWhenNeeded.class,
                300,
                List.of(
                        scene().thread("helps").thread("need"),
                        scene().thread("helps", "helps").thread("need", "need"),
                        scene().thread("helps", "helps").thread("need").thread("need")));
    }

    private static Scene scene() {
        return Scene.of(RestInterleavingsTest.class);
    }
}
