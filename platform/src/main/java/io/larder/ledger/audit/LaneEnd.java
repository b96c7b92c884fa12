package io.larder.ledger.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a lane ends.
 *
 * @param nextBatch by its row
 * @param hash by its row
 * @param last the last number by any table, to read up to
 */
record LaneEnd(int lane, long nextBatch, String hash, long last) {

    static List<LaneEnd> all(Connection connection) throws SQLException {
        var found = new ArrayList<LaneEnd>();
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                SELECT l.number, l.next_batch, l.head_hash,
                                       GREATEST(l.next_batch - 1,
                                         COALESCE((SELECT MAX(b.number) FROM batch b
                                                    WHERE b.lane = l.number), 0),
                                         COALESCE((SELECT MAX(t.batch) FROM transfer t
                                                    WHERE t.lane = l.number), 0))
                                  FROM lane l ORDER BY l.number
                                """)) {
            while (row.next()) {
                found.add(
                        new LaneEnd(
                                row.getInt(1), row.getLong(2), row.getString(3), row.getLong(4)));
            }
        }
        return found;
    }

    /** Whether a batch has this hash still. */
    static boolean isHash(Connection connection, int lane, long batch, String hash)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT 1 FROM batch WHERE lane = ? AND number = ? AND hash = ?")) {
            statement.setInt(1, lane);
            statement.setLong(2, batch);
            statement.setString(3, hash);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
