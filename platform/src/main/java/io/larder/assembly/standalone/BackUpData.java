package io.larder.assembly.standalone;

import io.larder.assembly.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Backs a data directory up, whether the platform runs or not. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Writes one archive with everything but the vault's master key.")
public final class BackUpData implements Callable<Integer> {

    @Mixin private WhichData which = new WhichData();

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "The archive (default: a new one beside the data directory).")
    private @Nullable Path to;

    @Option(
            names = "--key-passphrase-file",
            paramLabel = "FILE",
            description =
                    "Put the vault's master key into the archive, sealed under this file's first line.")
    private @Nullable Path passphrase;

    @Override
    public Integer call() throws IOException {
        var progress = new Progress(System.err);
        var data = which.path();
        try (var database = LocalDatabase.of(data)) {
            var file = to == null ? BackUp.usualName(BackUp.usualPlace(data), Instant.now()) : to;
            progress.say("writing " + file);
            var files = MariaDbFiles.unpacked(MariaDbFiles.defaultCache());
            var dump = new DumpTool(files, database.port(), database.accounts().owner());
            var manifest =
                    BackUp.make(
                            dump,
                            database.directory(),
                            database.mode(),
                            Migrations.known(),
                            file,
                            sealedKey(data));
            if (manifest.masterKey() == null) {
                progress.say(
                        "the master key is not in it: keep "
                                + data.resolve("master.key")
                                + " elsewhere, without it sealed values are lost");
            }
            Result.print(
                    System.out,
                    which.json,
                    Map.of(
                            "file",
                            file.toString(),
                            "bytes",
                            Files.size(file),
                            "sha256",
                            manifest.sha256(),
                            "masterKey",
                            manifest.masterKey() != null,
                            "seconds",
                            progress.seconds()),
                    "%s (%,d bytes)".formatted(file, Files.size(file)));
            return 0;
        }
    }

    private @Nullable SealedMasterKey sealedKey(Path data) throws IOException {
        return passphrase == null
                ? null
                : SealedMasterKey.seal(
                        Files.readAllBytes(data.resolve("master.key")),
                        Passphrase.in(passphrase),
                        new SecureRandom());
    }
}
