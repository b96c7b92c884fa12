package io.larder.proof.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run of the model was asked for.
 *
 * @param first the number of the first sequence, to see one again
 * @param append a file to which the outcome is added
 */
record ModelOptions(long commands, long seed, int first, Optional<Path> append) {

    static final String USAGE =
            """
            usage: larder test model [--commands N] [--seed S] [--first NUMBER] [--append FILE]
            Sends random commands to a platform of its own and compares every answer with a model's.
            What differs is shrunk to the shortest sequence of commands that shows it.
              --commands N     at least so many (default 100,000)
              --seed S         the same sequences again (default: the clock)
              --first NUMBER   begin with this sequence of the seed
              --append FILE    add the outcome to this file
            """;

    static ModelOptions of(String... arguments) {
        long commands = 100_000;
        long seed = System.currentTimeMillis();
        int first = 0;
        Optional<Path> append = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--commands" -> commands = Long.parseLong(arguments[++i]);
                case "--seed" -> seed = Long.parseLong(arguments[++i]);
                case "--first" -> first = Integer.parseInt(arguments[++i]);
                case "--append" -> append = Optional.of(Path.of(arguments[++i]));
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        return new ModelOptions(commands, seed, first, append);
    }
}
