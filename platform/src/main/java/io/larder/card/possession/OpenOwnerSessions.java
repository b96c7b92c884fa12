package io.larder.card.possession;

import io.larder.card.ask.Asked;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Opens and ends the sessions of cardholders, for an app that has signed them in. */
@RestController
@RequestMapping("/api/v1/owner-sessions")
class OpenOwnerSessions {

    private static final int LONGEST_CUSTOMER_ID = 64;

    private final OwnerSessions sessions;

    OpenOwnerSessions(OwnerSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Whom the app has signed in.
     *
     * @param customerId as the cards' holder was registered: 1 to 64 visible ASCII characters
     */
    record SignedIn(String customerId) {}

    /** A session to end, by its token. */
    record SessionToEnd(String session) {
        @Override
        public String toString() {
            return "SessionToEnd";
        }
    }

    /** Whether the customer has cards is not told. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<OwnerSessions.NewSession> open(Caller caller, @RequestBody SignedIn asked) {
        caller.allow(Operation.OWNER_SESSION);
        var customer = Asked.opaque("customerId", asked.customerId(), LONGEST_CUSTOMER_ID);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(sessions.open(customer, caller.id()));
    }

    @PostMapping("/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Caller caller, @RequestBody SessionToEnd asked) {
        caller.allow(Operation.OWNER_SESSION);
        sessions.end(asked.session());
    }
}
