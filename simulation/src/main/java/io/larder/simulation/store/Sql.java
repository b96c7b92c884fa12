package io.larder.simulation.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements that the writer sends; anything else is refused, so none is misunderstood. */
sealed interface Sql {

    /** What an insert does with a row that is there. */
    enum Present {
        REFUSE,
        REPLACE,
        ADD
    }

    /** How many parameters it takes. */
    int parameters();

    /** For the trace. */
    default String name() {
        return switch (this) {
            case Insert insert -> "insert " + insert.table();
            case Find find -> (find.locking() ? "lock " : "find ") + find.table();
            case Alike alike -> "update " + alike.table();
            case Advance advance -> "advance " + advance.table();
            case Word word -> word.kind().toString();
        };
    }

    /** Some rows, each a parameter for each column. */
    record Insert(String table, List<String> columns, int rows, Present present) implements Sql {
        @Override
        public int parameters() {
            return rows * columns.size();
        }
    }

    /** Rows by key. */
    record Find(String table, List<String> columns, boolean cold, int keys, boolean locking)
            implements Sql {
        @Override
        public int parameters() {
            return keys;
        }
    }

    /** A column's new value, or what is added to it. */
    record Assignment(String column, boolean added) {}

    /** Rows by key, all in the same way. */
    record Alike(String table, List<Assignment> assignments, boolean cold, int keys)
            implements Sql {
        @Override
        public int parameters() {
            return assignments.size() + keys;
        }
    }

    /** One row by its key and by what else must be so. */
    record Advance(String table, List<Assignment> assignments, List<String> conditions)
            implements Sql {
        @Override
        public int parameters() {
            return assignments.size() + conditions.size();
        }
    }

    /** What is neither a row's read nor its write; the text says which. */
    record Word(Kind kind, int parameters, long number) implements Sql {
        enum Kind {
            RAISE_EPOCH,
            STRIPES,
            GET_LOCK,
            KILL,
            CONNECTION_ID,
            UPTIME,
            UNIX_TIME,
            SET
        }
    }

    /** The statements of a text, parted by semicolons. */
    static List<Sql> parse(String text) {
        return Parsed.KNOWN.computeIfAbsent(text, Parsed::all);
    }

    /** Texts that were read before: the writer's come again and again. */
    final class Parsed {
        private static final Map<String, List<Sql>> KNOWN = new ConcurrentHashMap<>();
        private static final Pattern INSERT =
                Pattern.compile(
                        "INSERT INTO (\\w+) \\(([^)]*)\\) VALUES ([?,()]*?)"
                                + "( ON DUPLICATE KEY UPDATE (.*))?");
        private static final Pattern FIND =
                Pattern.compile(
                        "SELECT (.*?) FROM (\\w+) WHERE (stripe = 0 AND )?\\w+ IN \\(([?,]*)\\)"
                                + "( ORDER BY \\w+ FOR UPDATE)?");
        private static final Pattern ALIKE =
                Pattern.compile(
                        "UPDATE (\\w+) SET (.*) WHERE (stripe=0 AND )?\\w+ IN \\(([?,]*)\\)");
        private static final Pattern ADVANCE =
                Pattern.compile("UPDATE (\\w+) SET (.*) WHERE (\\w+=\\?(?: AND \\w+=\\?)*)");
        private static final String LANE_EPOCH = "INSERT INTO lane VALUES (?, 1, 1, 1, ?,";

        private Parsed() {}

        private static List<Sql> all(String text) {
            return Arrays.stream(text.replace("/*client prepare*/", "").split(";", -1))
                    .map(Parsed::one)
                    .toList();
        }

        private static Sql one(String text) {
            Matcher insert = INSERT.matcher(text);
            if (insert.matches()) {
                return insert(insert);
            }
            Matcher find = FIND.matcher(text);
            if (find.matches()) {
                return new Find(
                        find.group(2),
                        List.of(find.group(1).split(", ?")),
                        find.group(3) != null,
                        marks(find.group(4)),
                        find.group(5) != null);
            }
            Matcher alike = ALIKE.matcher(text);
            if (alike.matches()) {
                return new Alike(
                        alike.group(1),
                        assignments(alike.group(2)),
                        alike.group(3) != null,
                        marks(alike.group(4)));
            }
            Matcher advance = ADVANCE.matcher(text);
            if (advance.matches()) {
                var conditions = List.of(advance.group(3).replace("=?", "").split(" AND "));
                return new Advance(advance.group(1), assignments(advance.group(2)), conditions);
            }
            return word(text);
        }

        private static Insert insert(Matcher insert) {
            var update = insert.group(5);
            var present =
                    update == null
                            ? Present.REFUSE
                            : update.contains("+VALUES(") ? Present.ADD : Present.REPLACE;
            var columns = List.of(insert.group(2).split(","));
            return new Insert(
                    insert.group(1), columns, marks(insert.group(3)) / columns.size(), present);
        }

        private static List<Assignment> assignments(String text) {
            return Arrays.stream(text.split(", ?"))
                    .map(one -> one.split("=", 2))
                    .map(parts -> new Assignment(parts[0], parts[1].equals(parts[0] + "+?")))
                    .toList();
        }

        private static int marks(String text) {
            return (int) text.chars().filter(c -> c == '?').count();
        }

        private static Word word(String text) {
            if (text.startsWith(LANE_EPOCH) && text.endsWith("UPDATE epoch = epoch + 1")) {
                return new Word(Word.Kind.RAISE_EPOCH, 2, 0);
            } else if (text.equals("SELECT name FROM account WHERE stripe = ?")) {
                return new Word(Word.Kind.STRIPES, 1, 0);
            } else if (text.startsWith("SELECT GET_LOCK(CONCAT(")) {
                return new Word(Word.Kind.GET_LOCK, 2, 0);
            } else if (text.startsWith("KILL ")) {
                return new Word(Word.Kind.KILL, 0, Long.parseLong(text.substring(5)));
            }
            return new Word(
                    switch (text) {
                        case "SELECT CONNECTION_ID()" -> Word.Kind.CONNECTION_ID;
                        case "SHOW GLOBAL STATUS LIKE 'Uptime'" -> Word.Kind.UPTIME;
                        case "SELECT UNIX_TIMESTAMP()" -> Word.Kind.UNIX_TIME;
                        case String set when set.startsWith("SET SESSION ") -> Word.Kind.SET;
                        default -> throw new IllegalArgumentException("unknown: " + text);
                    },
                    0,
                    0);
        }
    }
}
