package io.larder.card.closing;

import io.larder.ledger.LockRank;
import io.larder.ledger.Table;
import io.larder.vault.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This part's tables, and their sealed columns. */
@Configuration(proxyBeanMethods = false)
public class ClosingTables {

    /** Payouts rank with orders: they are locked before their card. */
    public static final Table<String, PayoutRow> PAYOUTS =
            new Table<>("card_payout", LockRank.ORDER, PayoutRow.class, PayoutRow::id);

    @Bean
    SealedColumn payeesOfPayouts() {
        return new SealedColumn("card_payout", "id", "payee");
    }

    @Bean
    SealedColumn namesOfCustomers() {
        return new SealedColumn("card_customer", "id", "name");
    }
}
