package io.larder.reconcile.day;

import io.larder.ledger.LockRank;
import io.larder.ledger.Table;

/** The room's tables that commands write. */
final class ReconcileTables {

    static final Table<String, DifferenceRow> DIFFERENCES =
            new Table<>("difference", LockRank.ORDER, DifferenceRow.class, DifferenceRow::id);
    static final Table<String, ChannelDayRow> CHANNEL_DAYS =
            new Table<>("channel_day", LockRank.ORDER, ChannelDayRow.class, ChannelDayRow::id);
    static final Table<String, CashCountRow> CASH_COUNTS =
            new Table<>("cash_count", LockRank.ORDER, CashCountRow.class, CashCountRow::id);
    static final Table<String, BusinessDayRow> BUSINESS_DAYS =
            new Table<>("business_day", LockRank.ORDER, BusinessDayRow.class, BusinessDayRow::id);

    static final Table<String, DayCertificateRow> DAY_CERTIFICATES =
            new Table<>(
                    "day_certificate",
                    LockRank.ORDER,
                    DayCertificateRow.class,
                    DayCertificateRow::id);

    private ReconcileTables() {}
}
