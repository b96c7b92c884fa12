package io.larder.assembly.standalone;

import io.larder.identity.MachineKeys;
import io.larder.identity.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Keys of programs. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Makes keys for programs.",
        synopsisSubcommandLabel = "COMMAND")
public final class KeyCommands implements Runnable {

    @Override
    public void run() {
        throw new DataDirectory.Refused("say \"key new\"; see \"key new --help\"");
    }

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = "Makes a machine key and shows it once.")
    int make(
            @Mixin WhichData which,
            @Option(
                            names = "--name",
                            required = true,
                            description = "What the key is called in lists.")
                    String name,
            @Option(
                            names = "--operations",
                            required = true,
                            split = ",",
                            description = "What it may do: ${COMPLETION-CANDIDATES}.")
                    List<Operation> operations,
            @Option(
                            names = "--stores",
                            split = ",",
                            defaultValue = "*",
                            description = "Ids of the stores it works in (default: all).")
                    List<String> stores,
            @Option(
                            names = "--cap",
                            split = ",",
                            paramLabel = "OPERATION=FEN",
                            description = "The largest single amount of an operation, in fen.")
                    Map<Operation, Long> caps) {
        try (var database = LocalDatabase.of(which.path());
                var rooms = Rooms.open(database)) {
            var made =
                    rooms.getBean(MachineKeys.class)
                            .create(
                                    name,
                                    Set.copyOf(operations),
                                    Set.copyOf(stores),
                                    caps == null ? Map.of() : caps);
            Result.print(
                    System.out, which.json, Map.of("id", made.id(), "key", made.key()), made.key());
            return 0;
        }
    }
}
