package io.larder.simulation;

import io.larder.simulation.store.Plant;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the command line says. */
record Options(
        long seeds,
        long from,
        boolean json,
        @Nullable Path append,
        @Nullable Path trace,
        Set<Plant> plants,
        boolean planted) {

    @SuppressWarnings("InlineFormatString")
    private static final String USAGE =
            """
            usage: ./larder simulate [--seeds N] [--from SEED] [--json] [--append FILE]
                                     [--trace FILE] [--plant DEFECT | --planted]
              runs the production writer under a virtual clock against a simulated store, one world
              for each seed, and judges what is stored and what callers heard
              --seeds N       how many worlds, 2000 unless said
              --from SEED     the first seed, 1 unless said; a failure is replayed by its seed
              --json          the figures as JSON
              --append FILE   adds the figures to a file
              --trace FILE    where every step of the first failure goes, made as short as it can be;
                              unless said, its last 200 are printed
              --plant DEFECT  a defect in the store that must be found: one of %s
              --planted       plants each of them in turn, and first runs worlds twice: exit code 1
                              when one is not found, or when a world is not the same again
            exit code 1 when anything is wrong""";

    /** Null when only help was wanted. */
    static @Nullable Options of(String[] arguments) {
        var options = new Options(2_000, 1, false, null, null, EnumSet.noneOf(Plant.class), false);
        for (int i = 0; i < arguments.length; i++) {
            var name = arguments[i];
            switch (name) {
                case "-h", "--help" -> {
                    System.out.println(USAGE.formatted(EnumSet.allOf(Plant.class)));
                    return null;
                }
                case "--json", "--planted" -> options = options.with(name, "");
                case "--seeds", "--from", "--append", "--trace", "--plant" -> {
                    if (++i == arguments.length) {
                        throw wrong(name + " needs a value");
                    }
                    options = options.with(name, arguments[i]);
                }
                default -> throw wrong("unknown option " + name);
            }
        }
        return options;
    }

    private Options with(String name, String value) {
        try {
            return switch (name) {
                case "--seeds" ->
                        new Options(
                                Long.parseLong(value), from, json, append, trace, plants, planted);
                case "--from" ->
                        new Options(
                                seeds, Long.parseLong(value), json, append, trace, plants, planted);
                case "--append" ->
                        new Options(seeds, from, json, Path.of(value), trace, plants, planted);
                case "--trace" ->
                        new Options(seeds, from, json, append, Path.of(value), plants, planted);
                case "--json" -> new Options(seeds, from, true, append, trace, plants, planted);
                case "--planted" -> new Options(seeds, from, json, append, trace, plants, true);
                default -> new Options(seeds, from, json, append, trace, planted(value), planted);
            };
        } catch (IllegalArgumentException unreadable) {
            throw wrong("%s cannot be %s".formatted(name, value));
        }
    }

    private Set<Plant> planted(String name) {
        var all = EnumSet.of(Plant.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
        all.addAll(plants);
        return all;
    }

    private static IllegalArgumentException wrong(String what) {
        System.err.println(what + "; see ./larder simulate --help");
        System.exit(2);
        return new IllegalArgumentException(what);
    }
}
