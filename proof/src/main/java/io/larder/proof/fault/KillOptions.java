package io.larder.proof.fault;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a kill test was asked for.
 *
 * @param jvm how often JVMs of the two server processes are killed: the first, the second, both
 * @param database how often its database server is killed
 * @param sandbox how often the channels' sandbox alone is killed
 * @param work a folder that an interrupted run is gone on with from
 * @param append a file to which the outcome is added
 */
record KillOptions(
        int jvm,
        int database,
        int sandbox,
        long seed,
        boolean json,
        Optional<Path> work,
        Optional<Path> append) {

    static final String USAGE =
            """
            usage: larder test kill [--jvm N] [--database N] [--sandbox N] [--seed N]
                                    [--work DIR] [--append FILE] [--json]
            Kills two server processes on one database, the first, the second and both by turns, and
            separately their database and the sandbox, with kill -9 at random moments of a load of
            recharges, spends, holds and transfers through both, and holds what was acknowledged, and
            what was paid, against what is left.
              --jvm N        kills of server processes (default 10)
              --database N   kills of the database (default 5)
              --sandbox N    kills of the channels' sandbox alone (default 1)
              --work DIR     keep everything there; the same command goes on where it was broken off
              --append FILE  add the outcome to this file
            """;

    static KillOptions of(String... arguments) {
        int jvm = 10;
        int database = 5;
        int sandbox = 1;
        long seed = System.nanoTime();
        boolean json = false;
        Optional<Path> work = Optional.empty();
        Optional<Path> append = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--jvm" -> jvm = Integer.parseInt(arguments[++i]);
                case "--database" -> database = Integer.parseInt(arguments[++i]);
                case "--sandbox" -> sandbox = Integer.parseInt(arguments[++i]);
                case "--seed" -> seed = Long.parseLong(arguments[++i]);
                case "--work" -> work = Optional.of(Path.of(arguments[++i]).toAbsolutePath());
                case "--append" -> append = Optional.of(Path.of(arguments[++i]));
                case "--json" -> json = true;
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        return new KillOptions(jvm, database, sandbox, seed, json, work, append);
    }
}
