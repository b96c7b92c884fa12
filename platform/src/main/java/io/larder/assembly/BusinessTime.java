package io.larder.assembly;

import io.larder.ledger.BusinessClock;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The business clock of each mode. Only the sandbox's can be advanced. */
@Configuration(proxyBeanMethods = false)
class BusinessTime {

    @Bean
    @ConditionalOnProperty(name = "larder.mode", havingValue = "SANDBOX")
    OffsetClock sandboxBusinessClock(
            Clock wall, JdbcClient database, TransactionOperations transaction) {
        return new OffsetClock(wall, database, transaction);
    }

    @Bean
    @ConditionalOnProperty(name = "larder.mode", havingValue = "LIVE")
    BusinessClock liveBusinessClock(Clock wall) {
        return wall::instant;
    }
}
