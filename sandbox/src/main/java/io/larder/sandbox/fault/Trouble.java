package io.larder.sandbox.fault;

import io.larder.sandbox.web.Answer;
import java.util.function.Supplier;

/** The faults of an API's answers: slow, lost, and server errors. */
public final class Trouble {

    private final Faults faults;
    private final Supplier<Answer> serverError;

    /** Trouble in a channel whose server error looks like this. */
    public Trouble(Faults faults, Supplier<Answer> serverError) {
        this.faults = faults;
        this.serverError = serverError;
    }

    /**
     * Carries out a request, perhaps with trouble; only an order's first request of each kind can
     * meet any, so that trying again helps.
     */
    public Answer around(String operation, String orderNumber, Supplier<Answer> work) {
        Faults.Strike slow = faults.drawFirst(Fault.SLOW, operation, orderNumber);
        if (slow != null) {
            faults.injected(Fault.SLOW, orderNumber, null, operation);
            sleep(slow.delay().toMillis());
        }
        if (faults.drawFirst(Fault.RESPONSE_LOST, operation, orderNumber) != null) {
            faults.injected(Fault.RESPONSE_LOST, orderNumber, null, operation);
            Answer _ = work.get();
            return Answer.cutOff();
        }
        Faults.Strike error = faults.drawFirst(Fault.SERVER_ERROR, operation, orderNumber);
        if (error != null) {
            String done = error.coin() ? " carried out" : " not carried out";
            faults.injected(Fault.SERVER_ERROR, orderNumber, null, operation + done);
            if (error.coin()) {
                Answer _ = work.get();
            }
            return serverError.get();
        }
        return work.get();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
