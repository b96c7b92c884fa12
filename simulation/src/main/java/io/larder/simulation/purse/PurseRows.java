package io.larder.simulation.purse;

import io.larder.ledger.Account;
import io.larder.ledger.Chart;
import io.larder.ledger.Event;
import io.larder.ledger.LockRank;
import io.larder.ledger.Table;

/** The rows of the simulator's own parts. */
final class PurseRows {

    static final String OPEN = "OPEN";
    static final Account CASH = new Account("cash/till", true);
    static final Account SALES = new Account("sales/store", true);

    /** A purse; its lots are numbered, those before {@code oldest} are empty. */
    record PurseRow(String id, int oldest, int next, long version) {}

    record LotRow(String id, String purse, long leftMinor) {}

    record HoldRow(String id, String purse, long amountMinor, String state) {}

    record NoteRow(String id, String text) {}

    /** What happened to a purse. */
    record Moved(String reference, String what) implements Event {
        @Override
        public String type() {
            return "purse.moved";
        }
    }

    static final Table<String, PurseRow> PURSES =
            new Table<>("sim_purse", LockRank.CARD, PurseRow.class, PurseRow::id);
    static final Table<String, LotRow> LOTS =
            new Table<>("sim_lot", LockRank.ACCOUNT, LotRow.class, LotRow::id);
    static final Table<String, HoldRow> HOLDS =
            new Table<>("sim_hold", LockRank.ORDER, HoldRow.class, HoldRow::id);
    static final Table<String, NoteRow> NOTES =
            new Table<>("sim_note", LockRank.ORDER, NoteRow.class, NoteRow::id);

    private PurseRows() {}

    static Account account(String purse) {
        return Chart.cardPrincipal(purse);
    }

    static String lot(String purse, int number) {
        return purse + "-" + number;
    }
}
