package io.larder.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.larder.assembly.Migrations;
import io.larder.assembly.Platform;
import io.larder.assembly.standalone.DatabaseSettings;
import io.larder.assembly.standalone.EmbeddedMariaDb;
import io.larder.proof.load.Cpu;
import io.larder.vault.MasterKeyFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;

/** The database and the rooms as {@code start} configures them, in this process, without HTTP. */
final class BenchDatabase implements AutoCloseable {

    private final EmbeddedMariaDb server;
    private final ConfigurableApplicationContext rooms;

    BenchDatabase(Path home) {
        server = EmbeddedMariaDb.start(DatabaseSettings.forServer(home));
        migrate();
        rooms = open(home);
    }

    private void migrate() {
        try (var owner = new HikariDataSource()) {
            owner.setJdbcUrl(server.url(EmbeddedMariaDb.SCHEMA));
            owner.setUsername(server.accounts().owner().user());
            owner.setPassword(server.accounts().owner().password());
            new Migrations(owner).run();
        }
    }

    private ConfigurableApplicationContext open(Path home) {
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
        // Neither way of writing is audited or relayed here: bench recharge has everything on.
        context.getBeansOfType(Lifecycle.class).values().forEach(Lifecycle::stop);
        return context;
    }

    <T> T bean(Class<T> type) {
        return rooms.getBean(type);
    }

    /** CPU that this process and the database have used. */
    Cpu cpu() {
        return Cpu.of(ProcessHandle.current().pid(), server.pid());
    }

    @Override
    public void close() {
        rooms.close();
        server.close();
    }
}
