package io.larder.kit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.larder.assembly.Migrations;
import io.larder.assembly.standalone.DatabaseAccount;
import io.larder.assembly.standalone.DatabaseSettings;
import io.larder.assembly.standalone.EmbeddedMariaDb;
import io.larder.assembly.standalone.Trees;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A schema of its own, with every room's tables, on a real server that the whole test run shares:
 *
 * <pre>{@code
 * static final TestDatabase DATABASE = TestDatabase.fresh();
 *
 * @AfterAll static void drop() { DATABASE.close(); }
 * }</pre>
 *
 * A schema that nobody closes goes with the server.
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int CONNECTIONS = 20;

    private final String schema;
    private final HikariDataSource app;

    private TestDatabase(String schema) {
        this.schema = schema;
        asOwner("CREATE DATABASE " + schema);
        try (var owner = pool(schema, server().accounts().owner(), 2)) {
            new Migrations(owner).run();
        }
        app = pool(schema, server().accounts().app(), CONNECTIONS);
    }

    /** A new schema with all tables and no rows. */
    public static TestDatabase fresh() {
        return new TestDatabase("larder_t" + COUNT.incrementAndGet());
    }

    /** The server that all tests of this run share. */
    public static EmbeddedMariaDb server() {
        return Server.SHARED;
    }

    /** The name of this schema. */
    public String schema() {
        return schema;
    }

    /** The address of this schema, as the platform would be given it. */
    public String url() {
        return server().url(schema);
    }

    /** Connections of the platform's own account: it may change rows, not tables. */
    public DataSource dataSource() {
        return app;
    }

    /** The same, for statements. */
    public JdbcClient jdbc() {
        return JdbcClient.create(app);
    }

    /** Runs a statement as the owner of the tables, for instance to plant a breach. */
    public void asOwner(String sql) {
        var owner = server().accounts().owner();
        try (var connection =
                        DriverManager.getConnection(
                                server().url(""), owner.user(), owner.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        app.close();
        asOwner("DROP DATABASE " + schema);
    }

    private static HikariDataSource pool(String schema, DatabaseAccount account, int size) {
        var config = new HikariConfig();
        config.setJdbcUrl(server().url(schema));
        config.setUsername(account.user());
        config.setPassword(account.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static final class Server {

        static final EmbeddedMariaDb SHARED = start();

        /** Under the build's directory: a database under java.io.tmpdir may lie in memory. */
        private static EmbeddedMariaDb start() {
            var home = Path.of("target", "database-" + ProcessHandle.current().pid());
            var server = EmbeddedMariaDb.start(DatabaseSettings.small(home));
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        server.close();
                                        Trees.delete(home);
                                    }));
            return server;
        }
    }
}
