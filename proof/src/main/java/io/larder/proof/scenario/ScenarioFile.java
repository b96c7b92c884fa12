package io.larder.proof.scenario;

import io.larder.proof.scenario.Scenario.Given;
import io.larder.proof.scenario.Scenario.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads scenarios from a Markdown file: a heading, a line of cards, and a table each. */
final class ScenarioFile {

    private static final List<String> COLUMNS =
            List.of("command", "on", "amount", "with", "expect");

    private final String file;
    private final List<Scenario> scenarios = new ArrayList<>();
    private String title = "";
    private List<Given> cards = List.of();
    private List<String> columns = List.of();
    private List<Line> lines = new ArrayList<>();

    private ScenarioFile(String file) {
        this.file = file;
    }

    /** Every scenario of a folder, file by file. */
    static List<Scenario> readAll(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var all = new ArrayList<Scenario>();
            for (var path :
                    files.filter(f -> f.getFileName().toString().matches("[0-9].*[.]md"))
                            .sorted()
                            .toList()) {
                all.addAll(read(path.getFileName().toString(), Files.readString(path)));
            }
            return all;
        }
    }

    static List<Scenario> read(String file, String text) {
        var reader = new ScenarioFile(file);
        text.lines().forEach(reader::line);
        reader.end();
        return reader.scenarios;
    }

    private void line(String line) {
        if (line.startsWith("## ")) {
            end();
            title = line.substring(3).strip();
        } else if (line.startsWith("Cards:")) {
            cards = Stream.of(line.substring(6).split(",")).map(ScenarioFile::given).toList();
        } else if (line.startsWith("| command")) {
            header(cells(line));
        } else if (line.startsWith("|") && !line.startsWith("|-") && !columns.isEmpty()) {
            lines.add(row(cells(line)));
        }
    }

    private void end() {
        if (!lines.isEmpty()) {
            scenarios.add(new Scenario(file, title, cards, names(), List.copyOf(lines)));
        }
        cards = List.of();
        columns = List.of();
        lines = new ArrayList<>();
    }

    private static Given given(String text) {
        var words = List.of(text.strip().split(" +"));
        return new Given(words.getFirst(), words.subList(1, words.size()));
    }

    private void header(List<String> cells) {
        if (!cells.subList(0, COLUMNS.size()).equals(COLUMNS)) {
            throw wrong("the columns are " + COLUMNS + " and then cards");
        }
        columns = cells;
    }

    private List<String> names() {
        return List.copyOf(columns.subList(COLUMNS.size(), columns.size()));
    }

    private Line row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw wrong("a row of %d cells: %s".formatted(cells.size(), cells));
        }
        return new Line(
                lines.size() + 1,
                cells.get(0),
                cells.get(1),
                cells.get(2),
                With.parse(cells.get(3)),
                cells.get(4),
                List.copyOf(cells.subList(COLUMNS.size(), cells.size())));
    }

    private static List<String> cells(String line) {
        var inner = line.strip();
        inner = inner.substring(1, inner.length() - 1);
        return Stream.of(inner.split("\\|", -1)).map(String::strip).toList();
    }

    private IllegalStateException wrong(String what) {
        return new IllegalStateException("%s, \"%s\": %s".formatted(file, title, what));
    }
}
