package io.larder.card.show;

import io.larder.card.ask.Asked;
import io.larder.card.possession.Named;
import io.larder.card.possession.Possession;
import io.larder.card.possession.Proof;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a customer at a terminal, in an app or at a partner what their card holds. A POST, so that
 * what proves the card stands in no address and in no log.
 */
@RestController
class AskBalance {

    private final Possession possession;
    private final CardBalances balances;

    AskBalance(Possession possession, CardBalances balances) {
        this.possession = possession;
        this.balances = balances;
    }

    /**
     * Which card is asked about.
     *
     * @param cardId the card, or its number in {@code cardNumber}: one of the two, or none beside a
     *     payment code
     * @param terminalId where it is asked for; credentials bound to terminals must say
     * @param possession what proves that the customer holds the card; a payment code is used up
     */
    record BalanceInquiry(
            @Nullable String cardId,
            @Nullable String cardNumber,
            String storeId,
            @Nullable String terminalId,
            @Nullable Proof possession) {}

    @PostMapping("/api/v1/cards/balance-inquiries")
    CardBalance balance(Caller caller, @RequestBody BalanceInquiry asked) {
        caller.allow(Operation.BALANCE_READ, asked.storeId(), asked.terminalId(), null, 0);
        var named = new Named(asked.cardId(), asked.cardNumber(), asked.terminalId());
        var card = possession.proveToRead(caller, named, asked.possession());
        return balances.of(card).orElseThrow(Asked::unknownCard);
    }
}
