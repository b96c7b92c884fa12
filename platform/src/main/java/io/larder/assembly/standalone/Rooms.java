package io.larder.assembly.standalone;

import com.zaxxer.hikari.HikariDataSource;
import io.larder.assembly.Platform;
import io.larder.ledger.Audit;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Opens the rooms on a database, either to serve or for one command. */
final class Rooms {

    private Rooms() {}

    /** All rooms behind HTTP on one port; answers when the port does. */
    static ConfigurableApplicationContext serve(Serving with) {
        var data = with.data();
        var settings =
                settings(
                        data,
                        with.mode().name(),
                        data.resolve("master.key"),
                        with.databasePort(),
                        with.account());
        settings.put("server.port", with.port());
        settings.put("logging.file.name", data.resolve("log").resolve(with.log()).toString());
        var application = application(settings);
        var channels = with.channels();
        if (channels != null) {
            settings.putAll(channels.settings());
            application.addInitializers(
                    rooms -> register(rooms.getBeanFactory(), channels, with.program()));
        }
        return application.run();
    }

    private static void register(
            ConfigurableListableBeanFactory beans,
            SandboxChannels channels,
            @Nullable SandboxProgram program) {
        beans.registerSingleton("sandboxChannels", channels);
        if (program != null) {
            beans.registerSingleton("sandboxProgram", program);
        }
    }

    /** Rooms for one command: no HTTP, and only what the command asks for is made. */
    static ConfigurableApplicationContext open(LocalDatabase database) {
        var directory = database.directory();
        var settings =
                settings(
                        directory,
                        database.mode().name(),
                        directory.resolve("master.key"),
                        database.port(),
                        database.accounts().app());
        settings.putAll(database.channels());
        settings.put("spring.datasource.hikari.maximum-pool-size", Audit.MOST_CONNECTIONS);
        settings.put("spring.datasource.hikari.minimum-idle", 0);
        settings.put("logging.file.name", directory.resolve("log/commands.log").toString());
        var application = application(settings);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        return application.run();
    }

    private static SpringApplication application(Map<String, Object> settings) {
        var application = new SpringApplication(Platform.class);
        application.setRegisterShutdownHook(false);
        application.addListeners(new EarlySettings(settings));
        return application;
    }

    private static Map<String, Object> settings(
            Path data, String mode, Path masterKey, int databasePort, DatabaseAccount app) {
        var settings = new HashMap<String, Object>();
        settings.put("larder.mode", mode);
        settings.put(
                "spring.config.additional-location",
                "optional:file:" + data.resolve(DataDirectory.SETTINGS));
        settings.put("larder.data", data.toString());
        settings.put(
                "larder.ledger.archive.directory", data.resolve(DataDirectory.ARCHIVE).toString());
        settings.put("larder.vault.master-key-file", masterKey.toString());
        settings.put(
                "spring.datasource.url",
                "jdbc:mariadb://127.0.0.1:%d/%s".formatted(databasePort, EmbeddedMariaDb.SCHEMA));
        settings.put("spring.datasource.username", app.user());
        settings.put("spring.datasource.password", app.password());
        return settings;
    }

    /** Connections that may make tables, for migrations only; close them afterwards. */
    static HikariDataSource ownerSource(EmbeddedMariaDb server) {
        var source = new HikariDataSource();
        source.setJdbcUrl(server.url(EmbeddedMariaDb.SCHEMA));
        source.setUsername(server.accounts().owner().user());
        source.setPassword(server.accounts().owner().password());
        source.setMaximumPoolSize(2);
        source.setMinimumIdle(0);
        return source;
    }
}
