package io.larder.ledger.writer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The row of a lane: who may append, what comes next, and the hash of what came last. */
record LaneHead(
        int number,
        long epoch,
        long nextBatch,
        long nextEvent,
        String headHash,
        Instant lastAt,
        LocalDate lastBusinessDate) {

    static LaneHead read(ResultSet result) throws SQLException {
        return new LaneHead(
                result.getInt(1),
                result.getLong(2),
                result.getLong(3),
                result.getLong(4),
                result.getString(5),
                result.getObject(6, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                result.getObject(7, LocalDate.class));
    }

    /** The head after a batch. */
    LaneHead after(BatchHeader batch, int events) {
        return new LaneHead(
                number,
                epoch,
                nextBatch + 1,
                nextEvent + events,
                batch.hash(),
                batch.moment().at(),
                batch.moment().businessDate());
    }
}
