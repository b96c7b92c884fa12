package io.larder.recharge;

import io.larder.card.CardRefusal;
import io.larder.card.Claims;
import io.larder.ledger.Part;
import io.larder.ledger.Stored;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lost chargebacks left: the claims that this room knows of. */
@Component
class LostChargebacks implements Claims {

    private static final Stored<ChargebackRow> STORED = Stored.of(RechargeTables.CHARGEBACKS);

    private final JdbcClient sql;

    LostChargebacks(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Claim> find(String claimId) {
        return sql.sql(STORED.select() + "WHERE id = ?")
                .param(claimId)
                .query(STORED.rows())
                .optional()
                .map(row -> new Claim(row.id(), row.storeId(), row.leftMinor()));
    }

    @Override
    public Part<String, CardRefusal> writeOff(String claimId, long amountMinor, String reference) {
        return new WriteOffChargeback(claimId, amountMinor, reference);
    }
}
