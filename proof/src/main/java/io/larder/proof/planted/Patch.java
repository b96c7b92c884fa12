package io.larder.proof.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A unified diff. Its places are found by their lines, not by their numbers, so that it still
 * applies when code above it has grown; a place that is not there exactly once fails.
 *
 * @param what the first line of the file: what the bug is
 */
record Patch(String name, String what, List<Hunk> hunks) {

    /** Changes nothing. */
    static final Patch NONE = new Patch("no-bug", "the platform as it is", List.of());

    /** Lines of a file that are replaced by others. */
    record Hunk(String file, String before, String after) {}

    static Patch read(Path path) throws IOException {
        var lines = Files.readAllLines(path);
        var hunks = new ArrayList<Hunk>();
        var file = "";
        var before = new StringBuilder();
        var after = new StringBuilder();
        for (var line : lines) {
            if (line.startsWith("+++ b/") || line.startsWith("@@")) {
                add(hunks, file, before, after);
                file = line.startsWith("@@") ? file : line.substring("+++ b/".length());
            } else if (!file.isEmpty() && !line.startsWith("---")) {
                char side = line.isEmpty() ? ' ' : line.charAt(0);
                var text = line.isEmpty() ? "\n" : line.substring(1) + "\n";
                before.append(side == '+' ? "" : text);
                after.append(side == '-' ? "" : text);
            }
        }
        add(hunks, file, before, after);
        var name = path.getFileName().toString().replace(".patch", "");
        return new Patch(name, lines.getFirst(), List.copyOf(hunks));
    }

    private static void add(
            List<Hunk> hunks, String file, StringBuilder before, StringBuilder after) {
        if (!before.isEmpty()) {
            hunks.add(new Hunk(file, before.toString(), after.toString()));
            before.setLength(0);
            after.setLength(0);
        }
    }

    /** Writes the changed files below a folder, and answers where. */
    List<Path> apply(Path home, Path to) throws IOException {
        var changed = new ArrayList<Path>();
        for (var hunk : hunks) {
            var at = to.resolve(hunk.file());
            if (!changed.contains(at)) {
                Files.createDirectories(at.resolveSibling(""));
                Files.copy(home.resolve(hunk.file()), at);
                changed.add(at);
            }
            var text = Files.readString(at);
            int place = text.indexOf(hunk.before());
            if (place < 0 || text.indexOf(hunk.before(), place + 1) >= 0) {
                throw new IOException(
                        "the patch %s does not apply to %s any more".formatted(name, hunk.file()));
            }
            Files.writeString(at, text.replace(hunk.before(), hunk.after()));
        }
        return changed;
    }
}
