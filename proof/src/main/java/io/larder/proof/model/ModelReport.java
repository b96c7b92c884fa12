package io.larder.proof.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;

/** What a run of the model saw. */
record ModelReport(
        ModelOptions options, long commands, long sequences, int platforms, List<String> wrong) {

    void print(long seconds) throws IOException {
        var text =
                "%,d commands in %,d sequences on %d platforms, seed %d, %d s: %s"
                        .formatted(
                                commands,
                                sequences,
                                platforms,
                                options.seed(),
                                seconds,
                                wrong.isEmpty()
                                        ? "every answer as predicted, audit and judge agree, passed"
                                        : "1 failed");
        System.out.println(text);
        wrong.forEach(what -> System.out.println("FAILED: " + what));
        if (options.append().isPresent()) {
            Files.writeString(
                    options.append().get(),
                    "%n## Model, %s%n%n`./larder test model --commands %d --seed %d`%n%n%s%n"
                            .formatted(LocalDate.now(), options.commands(), options.seed(), text),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
