package io.larder.card.possession;

import io.larder.card.ask.Asked;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes one-time payment codes for the holder's app. */
@RestController
class MakePaymentCodes {

    private final PaymentCodes codes;
    private final Possession possession;

    MakePaymentCodes(PaymentCodes codes, Possession possession) {
        this.codes = codes;
        this.possession = possession;
    }

    /**
     * A code to make.
     *
     * @param possession the holder's session; an app that may vouch for its customers needs none
     */
    record CodeToMake(@Nullable Proof possession) {}

    @PostMapping("/api/v1/cards/{cardId}/payment-codes")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<PaymentCodes.NewCode> make(
            Caller caller, @PathVariable String cardId, @RequestBody CodeToMake asked) {
        caller.allow(Operation.OWNER_SESSION);
        var proof = asked.possession();
        if (proof != null && proof.session() == null) {
            throw Asked.invalid("possession", "the holder's session");
        }
        var card = possession.proveToRead(caller, new Named(cardId, null, null), proof);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(codes.make(card));
    }
}
