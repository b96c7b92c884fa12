package io.larder.assembly;

import io.larder.ledger.Cell;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The standalone topology: one cell, the database that the rooms read. */
@Configuration(proxyBeanMethods = false)
class OneCell {

    /** A start, and commands beside it; a killed process frees its lane with its connection. */
    private static final int LANES = 8;

    @Bean
    Cell cell(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String user,
            @Value("${spring.datasource.password}") String password) {
        return new Cell(url, user, password, LANES);
    }
}
