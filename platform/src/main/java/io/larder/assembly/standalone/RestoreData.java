package io.larder.assembly.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a new data directory from a backup and audits it. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Makes a new data directory from a backup, and audits it.")
public final class RestoreData implements Callable<Integer> {

    @Mixin private WhichData which = new WhichData();

    @Parameters(
            paramLabel = "BACKUP",
            description = "An archive, or a folder of archives of which the latest is taken.")
    private Path from = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description =
                    "Of a folder, take the latest archive made at or before this time (RFC 3339).")
    private @Nullable Instant to;

    @Option(
            names = "--master-key",
            paramLabel = "FILE",
            description = "The vault's master key file, where the archive does not hold it.")
    private @Nullable Path masterKey;

    @Option(
            names = "--key-passphrase-file",
            paramLabel = "FILE",
            description = "Opens the master key in the archive; the passphrase is the first line.")
    private @Nullable Path passphrase;

    @Override
    public Integer call() throws IOException {
        var progress = new Progress(System.err);
        var until = to == null ? Instant.MAX : to;
        var restore = Restore.checked(Files.isDirectory(from) ? Restore.latest(from, until) : from);
        progress.say(
                "%s is whole, taken %s".formatted(restore.archive(), restore.manifest().taken()));
        var key = key(restore.manifest());
        restore.into(which.path(), key);
        progress.say("restored to " + which.path());
        if (key == null) {
            progress.say("put the vault's master.key there before you start");
        }
        var audit = AuditData.audit(which.path(), true);
        progress.say(audit.text());
        Result.print(
                System.out,
                which.json,
                Map.of(
                        "data",
                        which.path().toString(),
                        "taken",
                        restore.manifest().taken().toString(),
                        "masterKey",
                        key != null,
                        "audit",
                        audit),
                "%s: %s".formatted(which.path(), audit.text()));
        return audit.ok() ? 0 : 1;
    }

    private byte @Nullable [] key(BackupManifest manifest) throws IOException {
        if (masterKey != null) {
            return Files.readAllBytes(masterKey);
        }
        var sealed = manifest.masterKey();
        return sealed == null || passphrase == null ? null : sealed.open(Passphrase.in(passphrase));
    }
}
