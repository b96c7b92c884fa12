package io.larder.ledger;

import io.larder.ledger.archive.ArchiveSettings;
import io.larder.ledger.writer.BatchListener;
import io.larder.ledger.writer.LaneWriter;
import io.larder.ledger.writer.WriterSettings;
import java.sql.SQLException;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger's beans; whoever assembles the platform gives the {@link Cell} and the clocks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WriterSettings.class, ArchiveSettings.class})
class LedgerBeans {

    @Bean(destroyMethod = "close")
    LaneWriter writer(
            Cell cell,
            BusinessClock clock,
            InstantSource wallTime,
            WriterSettings settings,
            CellFreeze freeze)
            throws SQLException {
        return new LaneWriter(
                cell, clock, wallTime, settings, freeze::isFrozen, BatchListener.NONE);
    }
}
