package io.larder.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.larder.assembly.Migrations;
import io.larder.assembly.Platform;
import io.larder.assembly.standalone.DatabaseSettings;
import io.larder.assembly.standalone.EmbeddedMariaDb;
import io.larder.proof.load.Cpu;
import io.larder.proof.story.Progress;
import io.larder.vault.MasterKeyFile;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database and the rooms as {@code start} configures them, in this process, without HTTP. */
final class BenchDatabase implements AutoCloseable {

    private static final long LOOK_MS = 20;

    private final Path home;
    private final EmbeddedMariaDb server;
    private @Nullable ConfigurableApplicationContext rooms;
    private LoadBooks.Loaded loaded = new LoadBooks.Loaded(0, 1);

    BenchDatabase(Path home) {
        this(DatabaseSettings.forServer(home), home);
        migrate();
    }

    private BenchDatabase(DatabaseSettings settings, Path home) {
        this.home = home;
        server = EmbeddedMariaDb.start(settings);
    }

    /** One that is filled in bulk before the rooms are opened. */
    static BenchDatabase filled(Path home, BulkBooks books, Progress progress)
            throws SQLException, InterruptedException {
        var database = new BenchDatabase(DatabaseSettings.forServer(home).openToLoading(), home);
        try {
            database.migrate();
            var owner = database.server.accounts().owner();
            var url = database.server.url(EmbeddedMariaDb.SCHEMA);
            database.loaded =
                    new LoadBooks(url, owner.user(), owner.password(), progress).load(books);
            return database;
        } catch (SQLException | InterruptedException | RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    /** Has the continuous audit follow what is written from now on. */
    void audit() {
        rooms().getBean("continuousAudit", Lifecycle.class).start();
    }

    /** Waits until the continuous audit, where it runs, has checked all that is committed. */
    void untilAudited() throws InterruptedException {
        var audit = rooms().getBean("continuousAudit", Lifecycle.class);
        var behind = bean(MeterRegistry.class).get("larder.audit.behind").gauge();
        long from = System.nanoTime();
        while (audit.isRunning() && behind.value() > (System.nanoTime() - from) / 1e9) {
            Thread.sleep(LOOK_MS);
        }
    }

    /** What was loaded in bulk. */
    LoadBooks.Loaded loaded() {
        return loaded;
    }

    /**
     * Reads what recharges search at random into memory, as it is when a server has run a while.
     */
    void warm() {
        var sql = bean(JdbcClient.class);
        for (var read :
                List.of(
                        "SELECT COUNT(version) FROM card",
                        "SELECT COUNT(debits_posted) FROM account",
                        "SELECT COUNT(original_minor) FROM card_lot",
                        "SELECT COUNT(credit) FROM transfer FORCE INDEX (transfer_credit)")) {
            sql.sql(read).query(Long.class).single();
        }
    }

    /** Bytes that the tables take on disk. */
    long bytesOnDisk() throws IOException {
        try (var files = Files.list(home.resolve("database").resolve(EmbeddedMariaDb.SCHEMA))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private void migrate() {
        try (var owner = new HikariDataSource()) {
            owner.setJdbcUrl(server.url(EmbeddedMariaDb.SCHEMA));
            owner.setUsername(server.accounts().owner().user());
            owner.setPassword(server.accounts().owner().password());
            new Migrations(owner).run();
        }
    }

    private ConfigurableApplicationContext open() {
        var masterKey = home.resolve("master.key");
        MasterKeyFile.create(masterKey, new SecureRandom());
        var settings = new HashMap<String, Object>();
        settings.put("larder.mode", "SANDBOX");
        settings.put("larder.data", home.toString());
        settings.put("larder.vault.master-key-file", masterKey.toString());
        settings.put("logging.file.name", home.resolve("bench.log").toString());
        settings.put("logging.threshold.console", "WARN");
        settings.put("spring.datasource.url", server.url(EmbeddedMariaDb.SCHEMA));
        settings.put("spring.datasource.username", server.accounts().app().user());
        settings.put("spring.datasource.password", server.accounts().app().password());
        var application = new SpringApplication(Platform.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        application.setLogStartupInfo(false);
        application.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
        application.setDefaultProperties(Map.copyOf(settings));
        var context = application.run();
        // Nothing is audited, unless asked for, or relayed here: bench recharge has everything on.
        context.getBeansOfType(Lifecycle.class).values().forEach(Lifecycle::stop);
        return context;
    }

    <T> T bean(Class<T> type) {
        return rooms().getBean(type);
    }

    private ConfigurableApplicationContext rooms() {
        var opened = rooms;
        if (opened == null) {
            opened = open();
            rooms = opened;
        }
        return opened;
    }

    /** CPU that this process and the database have used. */
    Cpu cpu() {
        return Cpu.of(ProcessHandle.current().pid(), server.pid());
    }

    @Override
    public void close() {
        if (rooms != null) {
            rooms.close();
        }
        server.close();
    }
}
