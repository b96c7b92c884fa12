package io.larder.simulation.store;

import io.larder.simulation.world.World;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The client's side of a connection, with the methods of JDBC that the writer uses. */
final class SimulatedConnection {

    private static final long SOCKET_TIMEOUT_MICROS = 30_000_000;
    private static final long SLOW_MICROS = 1_000_000;
    private static final double PAUSE_BETWEEN = 0.3;

    private final SimulatedDatabase database;
    private final World world;
    private final Session session;
    private boolean open = true;

    private SimulatedConnection(SimulatedDatabase database, Session session) {
        this.database = database;
        this.world = database.world;
        this.session = session;
    }

    /** Connects from the strand that runs. */
    static Connection connect(SimulatedDatabase database, boolean again) throws SQLException {
        var strand = database.world.running();
        strand.pause(database.world.latency());
        var session = database.connect(strand.host(), again);
        strand.pause(database.world.latency());
        var connection = new SimulatedConnection(database, session);
        return proxy(Connection.class, connection::call);
    }

    static SQLException lost(String why) {
        return new SQLException(why, "08S01", 0);
    }

    private interface Handler {
        @Nullable Object call(String method, @Nullable Object[] arguments) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        InvocationHandler invocation =
                (self, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return ofObject(self, method, arguments, type);
                    }
                    return handler.call(
                            method.getName(), arguments == null ? new Object[0] : arguments);
                };
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, invocation));
    }

    private static Object ofObject(
            Object self, Method method, @Nullable Object @Nullable [] arguments, Class<?> type) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> "simulated " + type.getSimpleName();
        };
    }

    private @Nullable Object call(String method, @Nullable Object[] arguments) throws SQLException {
        switch (method) {
            case "setAutoCommit", "setTransactionIsolation" -> {}
            case "createStatement" -> {
                return proxy(java.sql.Statement.class, new Prepared("")::call);
            }
            case "prepareStatement" -> {
                var text = String.valueOf(arguments[0]);
                return proxy(PreparedStatement.class, new Prepared(text)::call);
            }
            case "commit" -> commit();
            case "rollback" -> rollback();
            case "close" -> close();
            default -> throw new UnsupportedOperationException(method);
        }
        return null;
    }

    private void close() {
        if (open) {
            open = false;
            world.after(world.latency(), database.host, () -> database.end(session));
        }
    }

    /** The request travels; it may get lost with the connection. */
    private void request() throws SQLException {
        if (!open) {
            throw lost("the connection is closed");
        }
        world.running().pause(world.latency());
        requireAlive();
        if (database.chance.happens(database.faults().brokenBefore())) {
            throw broken("the request was lost");
        }
    }

    private void answer() throws SQLException {
        if (database.chance.happens(database.faults().brokenAfter())) {
            throw broken("the answer was lost");
        }
        world.running().pause(world.latency());
        requireAlive();
    }

    private void requireAlive() throws SQLException {
        if (!session.alive) {
            open = false;
            throw lost("the connection was reset");
        }
    }

    private SQLException broken(String why) {
        world.note("%s: %s".formatted(world.running(), why));
        open = false;
        database.endLater(session);
        if (database.chance.happens(database.faults().silent())) {
            world.running().pause(SOCKET_TIMEOUT_MICROS);
        }
        return lost(why);
    }

    private List<Result> send(List<Sql> statements, @Nullable Object[] values) throws SQLException {
        request();
        world.note(world.running() + ": " + name(statements));
        var results = new ArrayList<Result>(statements.size());
        int first = 0;
        for (var sql : statements) {
            conflict(sql);
            results.add(database.execute(session, sql, values, first));
            first += sql.parameters();
            if (database.chance.happens(PAUSE_BETWEEN)) {
                between();
            }
        }
        answer();
        return results;
    }

    private static String name(List<Sql> statements) {
        var name = new StringBuilder();
        statements.forEach(sql -> name.append(sql.name()).append(' '));
        return name.toString();
    }

    private void between() throws SQLException {
        boolean slow = database.chance.happens(database.faults().slow());
        world.running().pause(slow ? database.chance.time(SLOW_MICROS) : world.latency());
        requireAlive();
    }

    private void conflict(Sql sql) throws SQLException {
        if (!(sql instanceof Sql.Word)
                && database.chance.happens(database.faults().lockConflict())) {
            boolean deadlock = database.chance.happens(0.5);
            if (deadlock) {
                database.rollback(session);
            }
            throw new SQLException("a conflict of locks", "40001", deadlock ? 1213 : 1205);
        }
    }

    private void rollback() throws SQLException {
        request();
        database.rollback(session);
        answer();
    }

    /** Once it is sent, it happens or not without the client: also when that has died. */
    private void commit() throws SQLException {
        if (!open) {
            throw lost("the connection is closed");
        }
        if (database.chance.happens(database.faults().brokenBefore())) {
            throw broken("the commit was lost");
        }
        var strand = world.running();
        session.committing = true;
        session.waiting = strand;
        world.after(world.latency(), database.host, this::commitAtStore);
        if (database.chance.happens(database.faults().brokenAfter())) {
            session.waiting = null;
            throw broken("the commit was not heard");
        }
        while (session.committing && session.alive) {
            strand.waitAtMost(SOCKET_TIMEOUT_MICROS);
        }
        session.waiting = null;
        strand.pause(world.latency());
        requireAlive();
    }

    private void commitAtStore() {
        if (session.alive) {
            database.commit(session);
            session.committing = false;
            session.wake();
        }
    }

    /** A statement with its values, and then with its results. */
    private final class Prepared {
        private final String text;
        private @Nullable Object[] values = new @Nullable Object[16];
        private List<Result> results = List.of();
        private int at;

        Prepared(String text) {
            this.text = text;
        }

        private @Nullable Object call(String method, @Nullable Object[] arguments)
                throws SQLException {
            switch (method) {
                case "setString", "setLong", "setInt", "setBoolean", "setObject", "setBytes" ->
                        bind(arguments[0], arguments[1]);
                case "execute", "executeQuery", "executeUpdate" -> {
                    at = 0;
                    var all = arguments.length == 0 ? text : String.valueOf(arguments[0]);
                    results = send(Sql.parse(all), values);
                    return switch (method) {
                        case "execute" -> results.getFirst() instanceof Result.Rows;
                        case "executeQuery" -> resultSet();
                        default -> count();
                    };
                }
                case "getUpdateCount" -> {
                    return count();
                }
                case "getResultSet" -> {
                    return resultSet();
                }
                case "getMoreResults" -> {
                    at++;
                    return at < results.size() && results.get(at) instanceof Result.Rows;
                }
                case "close" -> {}
                default -> throw new UnsupportedOperationException(method);
            }
            return null;
        }

        private void bind(@Nullable Object parameter, @Nullable Object value) {
            int index = parameter instanceof Integer number ? number - 1 : 0;
            if (index >= values.length) {
                values = Arrays.copyOf(values, Math.max(index + 1, values.length * 2));
            }
            values[index] =
                    switch (value) {
                        case Integer number -> (Object) number.longValue();
                        case Boolean truth -> truth ? 1L : 0L;
                        case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
                        case null, default -> value;
                    };
        }

        private int count() {
            return results.get(at) instanceof Result.Count(int rows) ? rows : -1;
        }

        private @Nullable ResultSet resultSet() {
            return results.get(at) instanceof Result.Rows(var rows)
                    ? proxy(ResultSet.class, new Found(rows)::call)
                    : null;
        }
    }

    /** Rows that were found, one after the other. */
    private static final class Found {
        private final List<@Nullable Object[]> rows;
        private int at = -1;

        Found(List<@Nullable Object[]> rows) {
            this.rows = rows;
        }

        private @Nullable Object call(String method, @Nullable Object[] arguments) {
            return switch (method) {
                case "next" -> ++at < rows.size();
                case "close" -> null;
                case "getString", "getObject" -> value(arguments);
                case "getLong" -> number(arguments);
                case "getInt" -> (int) number(arguments);
                case "getBoolean" -> number(arguments) != 0;
                default -> throw new UnsupportedOperationException(method);
            };
        }

        private @Nullable Object value(@Nullable Object[] arguments) {
            return arguments[0] instanceof Integer column ? rows.get(at)[column - 1] : null;
        }

        private long number(@Nullable Object[] arguments) {
            return value(arguments) instanceof Long number ? number : 0;
        }
    }
}
