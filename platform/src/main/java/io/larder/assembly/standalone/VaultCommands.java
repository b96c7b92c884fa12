package io.larder.assembly.standalone;

import io.larder.channel.ChannelKeys;
import io.larder.vault.VaultKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Merchant keys and the encryption of fields. */
@Command(
        name = "vault",
        mixinStandardHelpOptions = true,
        description = "Puts merchant keys into the vault; renews its keys.",
        synopsisSubcommandLabel = "COMMAND")
public final class VaultCommands implements Runnable {

    @Override
    public void run() {
        throw new DataDirectory.Refused(
                "say \"vault import\", \"vault rotate\" or \"vault reencrypt\"");
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description =
                    "Puts a folder of key files into the vault, one folder for each channel:"
                            + " WECHAT/merchant-private-key.pem and so on. The next start uses them.")
    int load(@Mixin WhichData which, @Parameters(paramLabel = "FOLDER") Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DataDirectory.Refused(folder + " is not a folder");
        }
        try (var database = LocalDatabase.of(which.path());
                var rooms = Rooms.open(database)) {
            var names = rooms.getBean(ChannelKeys.class).importFrom(folder);
            if (names.isEmpty()) {
                throw new DataDirectory.Refused(
                        folder + " holds no key file of a known name, such as WECHAT/app-id.txt");
            }
            Result.print(
                    System.out,
                    which.json,
                    Map.of("imported", names),
                    "imported " + String.join(", ", names));
            return 0;
        }
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description =
                    "Gives each table a newer data key for what is written from now on; \"vault"
                            + " reencrypt\" seals the older values again.")
    int rotate(
            @Mixin WhichData which,
            @Option(
                            names = "--master",
                            description =
                                    "Renew the master key instead. Stop the platform first; backups"
                                            + " made before need the old key.")
                    boolean master) {
        try (var database = LocalDatabase.of(which.path());
                var rooms = Rooms.open(database)) {
            var keys = rooms.getBean(VaultKeys.class);
            if (master) {
                database.requireStopped();
                keys.rotateMaster();
                Result.print(
                        System.out, which.json, Map.of("masterKey", true), "the master key is new");
            } else {
                int tables = keys.rotate();
                Result.print(
                        System.out,
                        which.json,
                        Map.of("tables", tables),
                        "%d tables have a newer key".formatted(tables));
            }
            return 0;
        }
    }

    @Command(
            name = "reencrypt",
            mixinStandardHelpOptions = true,
            description = "Seals every value again that is not under its table's newest key.")
    int reencrypt(@Mixin WhichData which) {
        try (var database = LocalDatabase.of(which.path());
                var rooms = Rooms.open(database)) {
            long values = rooms.getBean(VaultKeys.class).reencrypt();
            Result.print(
                    System.out,
                    which.json,
                    Map.of("values", values),
                    "%,d values sealed again".formatted(values));
            return 0;
        }
    }
}
