package io.larder.proof.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a demo was asked for.
 *
 * @param keep whether its data stays for a look
 */
record DemoOptions(long seed, int recharges, boolean json, boolean keep, Path work) {

    static final String USAGE =
            """
            usage: larder demo [--seed N] [--recharges N] [--keep] [--json]
            A day in the store on a platform of its own: cash, WeChat Pay and Alipay with every fault
            switched on, the day's end, reconciliation to the fen, and an audit.
              --seed N        draws the day (default 1)
              --recharges N   how many are asked for (default 2000)
              --keep          keep the day's data, and say where it is
              --json          one JSON object on stdout; progress on stderr
            """;

    private static final int MOST = 100_000;

    /** Reads the command line; throws IllegalArgumentException when it is not understood. */
    static DemoOptions of(String... arguments) throws IOException {
        long seed = 1;
        int recharges = 2_000;
        boolean json = false;
        boolean keep = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--seed" -> seed = Long.parseLong(value(arguments, ++i));
                case "--recharges" -> recharges = Integer.parseInt(value(arguments, ++i));
                case "--json" -> json = true;
                case "--keep" -> keep = true;
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        if (recharges < 1 || recharges > MOST) {
            throw new IllegalArgumentException("--recharges is 1 to " + MOST);
        }
        return new DemoOptions(seed, recharges, json, keep, Workplace.fresh("demo-" + seed));
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " needs a value");
        }
        return arguments[index];
    }

    Path data() {
        return work.resolve("data");
    }

    Path log(String name) throws IOException {
        return Files.createDirectories(work.resolve("log")).resolve(name);
    }
}
