package io.larder.bench;

import io.larder.proof.story.Progress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.mariadb.jdbc.Statement;

/**
 * Fills the empty tables of a database with {@link BulkBooks} by {@code LOAD DATA LOCAL}: each
 * table is one statement, whose rows are made while the server reads them. Two run at once, the
 * transfers with their three indexes against all else.
 */
final class LoadBooks {

    private static final String OPTIONS = "?allowLocalInfile=true&sslMode=disable";

    /** As the ledger has them when a writer has come so far. */
    private static final String[] ANALYZED = {
        "transfer",
        "batch",
        "account",
        "card",
        "card_number",
        "card_lot",
        "recharge_order",
        "idempotency"
    };

    private final String url;
    private final String user;
    private final String password;
    private final Progress progress;
    private final AtomicLong rows = new AtomicLong();

    LoadBooks(String url, String user, String password, Progress progress) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.progress = progress;
    }

    /** How many rows were loaded, and in how many seconds. */
    record Loaded(long rows, double seconds) {
        double perSecond() {
            return rows / seconds;
        }
    }

    Loaded load(BulkBooks books) throws SQLException, InterruptedException {
        long from = System.nanoTime();
        var tables = new BulkTables(books);
        product();
        try (var two = Executors.newFixedThreadPool(2)) {
            var loads = new ArrayList<Callable<Void>>();
            loads.add(
                    () -> {
                        chained(books, tables);
                        return null;
                    });
            loads.add(
                    () -> {
                        others(tables);
                        return null;
                    });
            for (var load : two.invokeAll(loads)) {
                load.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the books could not be loaded", failed.getCause());
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        analyze();
        return new Loaded(rows.get(), seconds);
    }

    private void chained(BulkBooks books, BulkTables tables) throws SQLException {
        var transfers = new BulkTransfers(books);
        load(BulkTables.TRANSFER, transfers);
        load(BulkTables.BATCH, tables.batches(transfers));
        load(BulkTables.LANE, tables.lanes(transfers));
    }

    private void others(BulkTables tables) throws SQLException {
        load(BulkTables.CARD, tables.cards());
        load(BulkTables.NUMBER, tables.numbers());
        load(BulkTables.ACCOUNT, tables.accounts());
        load(BulkTables.LOT, tables.lots());
        load(BulkTables.ORDER, tables.orders());
        load(BulkTables.KEY, tables.keys());
    }

    private void product() throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO card_product (id, name_zh, name_en, named, currency,"
                            + " issuer, active) VALUES ('%s', '礼品卡', 'Gift card', 0, 'CNY', '001', 1)"
                                    .formatted(BulkTables.PRODUCT));
        }
    }

    /**
     * @param into the table and its columns; those that later versions add keep their defaults
     */
    private void load(String into, RowText.Rows source) throws SQLException {
        long from = System.nanoTime();
        var text = new RowText(source);
        try (var connection = open();
                var statement = connection.createStatement()) {
            // into an empty table the server then sorts and builds whole pages
            statement.execute("SET SESSION unique_checks = 0, foreign_key_checks = 0");
            connection.setAutoCommit(false);
            statement.unwrap(Statement.class).setLocalInfileInputStream(text);
            statement.execute("LOAD DATA LOCAL INFILE 'rows' INTO TABLE " + into);
            connection.commit();
        }
        rows.addAndGet(text.lines());
        double seconds = (System.nanoTime() - from) / 1e9;
        progress.say(
                "  %-15s %,12d rows, %,9.0f/s"
                        .formatted(into.split(" ", 2)[0], text.lines(), text.lines() / seconds));
    }

    private void analyze() throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement()) {
            statement.execute("ANALYZE TABLE " + String.join(", ", ANALYZED));
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(url + OPTIONS, user, password);
    }
}
