package io.larder.ledger.writer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statements that run one after the other. A few values go to the server as one text in one round
 * trip, since there the round trips cost most; many go as prepared statements, since there parsing
 * does. Those are made in a few sizes only, so that every one of them is used again.
 */
final class Round {

    private static final int MOST_VALUES_AS_TEXT = 400;

    /** So few commands go as one text anyway. */
    private static final int FEW = 5;

    private static final int[] SIZES = {
        256, 192, 128, 96, 64, 48, 32, 24, 16, 12, 8, 6, 4, 3, 2, 1
    };

    private final Statements statements;
    private final int mostAsText;
    private final List<Step> steps = new ArrayList<>();
    private int values;

    Round(Statements statements) {
        this(statements, MOST_VALUES_AS_TEXT);
    }

    /**
     * @param mostAsText beyond so many values, prepared statements
     */
    Round(Statements statements, int mostAsText) {
        this.statements = statements;
        this.mostAsText = mostAsText;
    }

    /** Takes each row that a read finds. */
    interface RowReader {
        void read(ResultSet result) throws SQLException;
    }

    /** A statement changed more or fewer rows than the plan said: a fault that rolls back. */
    static final class UnexpectedCount extends SQLException {
        UnexpectedCount(String statement, int expected, int actual) {
            super("%s...: %d rows expected, %d changed".formatted(statement, expected, actual));
        }
    }

    private record Step(
            Shape shape,
            List<@Nullable Object> first,
            List<@Nullable Object[]> rows,
            int expected,
            @Nullable RowReader reader) {}

    /** Adds a read by keys, each at most once; nothing when there is none. */
    Round read(Shape shape, List<?> keys, RowReader reader) {
        var rows = new ArrayList<@Nullable Object[]>(keys.size());
        keys.forEach(key -> rows.add(new @Nullable Object[] {key}));
        return add(new Step(shape, List.of(), rows, 0, reader));
    }

    /** Adds a write of rows; nothing when there is none. */
    Round write(Shape shape, List<@Nullable Object[]> rows, int expected) {
        return add(new Step(shape, List.of(), rows, expected, null));
    }

    /** Adds an update of all rows with these keys, in the same way. */
    Round write(Shape shape, AlikeUpdates alike) {
        return add(new Step(shape, alike.values(), alike.keys(), alike.keys().size(), null));
    }

    /** Runs them in their order. */
    void run() throws SQLException {
        if (values <= mostAsText) {
            together();
        } else {
            for (var step : steps) {
                inPieces(step);
            }
        }
    }

    private Round add(Step step) {
        if (!step.rows.isEmpty()) {
            steps.add(step);
            values += step.first.size() + step.rows.size() * step.shape.width();
        }
        return this;
    }

    private void together() throws SQLException {
        if (steps.isEmpty()) {
            return;
        }
        var texts =
                steps.stream()
                        .map(step -> step.shape.text(padded(step, step.rows.size())))
                        .collect(Collectors.joining(";"));
        var statement = statements.together(texts);
        int parameter = 1;
        for (var step : steps) {
            int rows = padded(step, step.rows.size());
            parameter = bind(statement, parameter, step, 0, rows, RowMapping::bindValue);
        }
        statement.execute();
        for (var step : steps) {
            if (step.reader == null) {
                compare(step, statement.getUpdateCount());
            } else {
                take(statement.getResultSet(), step.reader);
            }
            statement.getMoreResults();
        }
    }

    private void inPieces(Step step) throws SQLException {
        int count = 0;
        int size;
        for (int from = 0; from < step.rows.size(); from += size) {
            int left = step.rows.size() - from;
            size = left >= SIZES[0] ? SIZES[0] : padded(step, left);
            size = step.shape.padded() ? size : piece(left);
            var statement = statements.prepared(step.shape.text(size));
            Binder binder = step.shape.padded() ? RowMapping::bindValue : RowMapping::bindStored;
            bind(statement, 1, step, from, size, binder);
            if (step.reader == null) {
                count += statement.executeUpdate();
            } else {
                take(statement.executeQuery(), step.reader);
            }
        }
        if (step.reader == null) {
            compare(step, count);
        }
    }

    /** How a value is bound. */
    private interface Binder {
        void bind(PreparedStatement statement, int parameter, @Nullable Object value)
                throws SQLException;
    }

    private static int bind(
            PreparedStatement statement, int first, Step step, int from, int rows, Binder binder)
            throws SQLException {
        int parameter = first;
        for (var value : step.first) {
            binder.bind(statement, parameter++, value);
        }
        int last = step.rows.size() - 1;
        for (int i = from; i < from + rows; i++) {
            for (var value : step.rows.get(Math.min(i, last))) {
                binder.bind(statement, parameter++, value);
            }
        }
        return parameter;
    }

    private static void take(ResultSet rows, RowReader reader) throws SQLException {
        try (rows) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private static void compare(Step step, int count) throws UnexpectedCount {
        if (count != step.expected) {
            throw new UnexpectedCount(step.shape.head(), step.expected, count);
        }
    }

    /**
     * As many commands as make one piece of most tables, where each adds a row: at most what waits.
     * The rest goes with those that come meanwhile.
     */
    static int wholeSize(int waiting) {
        return waiting <= FEW ? waiting : piece(waiting);
    }

    /** The greatest size that is not above what is left. */
    private static int piece(int left) {
        for (int size : SIZES) {
            if (size <= left) {
                return size;
            }
        }
        throw new IllegalArgumentException("no rows");
    }

    /** Keys of a read are padded to a power of two by repeating the last. */
    private static int padded(Step step, int rows) {
        return !step.shape.padded() || rows <= 1 ? rows : Integer.highestOneBit(rows - 1) << 1;
    }
}
