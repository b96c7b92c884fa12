package io.larder.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.larder.kit.TestDatabase;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    @Test
    void data_of_a_newer_version_is_refused() {
        try (var database = TestDatabase.fresh();
                var owner = owner(database)) {
            assertThat(new Migrations(owner).isUpgrade()).isFalse();
            database.asOwner(
                    """
                    INSERT INTO %s.schema_history
                        (installed_rank, version, description, type, script, checksum,
                         installed_by, execution_time, success)
                    VALUES (1000, '99.1', 'later', 'SQL', 'V99_1__later.sql', 1, 'x', 1, 1)
                    """
                            .formatted(database.schema()));
            assertThatThrownBy(() -> new Migrations(owner).run())
                    .isInstanceOf(Migrations.NewerData.class)
                    .hasMessageContaining("99.1");
        }
    }

    private static HikariDataSource owner(TestDatabase database) {
        var owner = TestDatabase.server().accounts().owner();
        var source = new HikariDataSource();
        source.setJdbcUrl(database.url());
        source.setUsername(owner.user());
        source.setPassword(owner.password());
        source.setMaximumPoolSize(2);
        return source;
    }
}
