package io.larder.assembly.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.kit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedMariaDbTest {

    private final Path home =
            Path.of(
                    "target",
                    "embedded-" + ProcessHandle.current().pid() + "-" + System.nanoTime());

    @AfterEach
    void clean() {
        Trees.delete(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "", "mysql", "larder", "larder_owner", "larder_read"})
    void nobody_gets_in_without_a_password(String user) {
        assertThatThrownBy(() -> connect(TestDatabase.server(), "", new DatabaseAccount(user, "")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Access denied");
    }

    @Test
    void the_readers_account_cannot_write_and_the_platforms_cannot_make_tables() throws Exception {
        try (var database = TestDatabase.fresh();
                var reader = connect(database, TestDatabase.server().accounts().reader());
                var app = connect(database, TestDatabase.server().accounts().app())) {
            assertThat(texts(reader, "SELECT COUNT(*) FROM schema_history")).hasSize(1);
            assertThatThrownBy(() -> texts(reader, "DELETE FROM schema_history"))
                    .hasMessageContaining("denied");
            assertThatThrownBy(() -> texts(app, "CREATE TABLE t (id INT)"))
                    .hasMessageContaining("denied");
        }
    }

    @Test
    void it_listens_on_this_machine_only_and_every_commit_is_durable() throws Exception {
        var server = TestDatabase.server();
        try (var app = connect(server, "", server.accounts().app())) {
            assertThat(
                            texts(
                                    app,
                                    "SELECT CONCAT_WS(' ', @@bind_address, @@innodb_flush_log_at_trx_commit,"
                                            + " @@innodb_doublewrite, @@log_bin, @@tx_isolation, @@character_set_server)"))
                    .containsExactly("127.0.0.1 1 ON OFF READ-COMMITTED utf8mb4");
        }
    }

    @Test
    void its_passwords_are_in_files_that_only_their_owner_reads() throws Exception {
        try (var server = EmbeddedMariaDb.start(DatabaseSettings.small(home))) {
            for (var name : List.of("database.accounts", "database.init")) {
                assertThat(
                                PosixFilePermissions.toString(
                                        Files.getPosixFilePermissions(home.resolve(name))))
                        .isEqualTo("rw-------");
            }
            assertThat(server.accounts().toString())
                    .doesNotContain(server.accounts().app().password());
        }
    }

    @Test
    void after_a_kill_the_next_start_has_every_committed_row() throws Exception {
        try (var server = EmbeddedMariaDb.start(DatabaseSettings.small(home))) {
            try (var owner = connect(server, "larder", server.accounts().owner())) {
                texts(owner, "CREATE TABLE t (id INT PRIMARY KEY) ENGINE=InnoDB");
                texts(owner, "INSERT INTO t VALUES (7)");
                ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
                server.ended().get(10, TimeUnit.SECONDS);
            }
        }
        try (var again = EmbeddedMariaDb.start(DatabaseSettings.small(home));
                var reader = connect(again, "larder", again.accounts().reader())) {
            assertThat(texts(reader, "SELECT id FROM t")).containsExactly("7");
        }
    }

    @Test
    void a_server_left_behind_is_stopped_by_the_next_start() throws Exception {
        var left = EmbeddedMariaDb.start(DatabaseSettings.small(home));
        try (var next = EmbeddedMariaDb.start(DatabaseSettings.small(home))) {
            left.ended().get(10, TimeUnit.SECONDS);
            assertThat(next.pid()).isNotEqualTo(left.pid());
        }
    }

    private static Connection connect(TestDatabase database, DatabaseAccount account)
            throws SQLException {
        return connect(TestDatabase.server(), database.schema(), account);
    }

    private static Connection connect(
            EmbeddedMariaDb server, String schema, DatabaseAccount account) throws SQLException {
        return DriverManager.getConnection(server.url(schema), account.user(), account.password());
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            var found = new ArrayList<String>();
            if (statement.execute(sql)) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
            return found;
        }
    }
}
