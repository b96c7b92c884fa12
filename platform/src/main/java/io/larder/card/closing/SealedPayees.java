package io.larder.card.closing;

import io.larder.vault.Place;
import io.larder.vault.Vault;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals who gave a card back, for the row of that payout alone. */
@Component
class SealedPayees {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Vault vault;

    SealedPayees(Vault vault) {
        this.vault = vault;
    }

    String seal(String payoutId, Payee payee) {
        return vault.seal(place(payoutId), JSON.writeValueAsBytes(payee));
    }

    Payee open(String payoutId, String sealed) {
        var plain = new String(vault.open(place(payoutId), sealed), StandardCharsets.UTF_8);
        return JSON.readValue(plain, Payee.class);
    }

    private static Place place(String payoutId) {
        return new Place("card_payout", "payee", payoutId);
    }
}
