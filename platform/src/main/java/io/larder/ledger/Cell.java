package io.larder.ledger;

/**
 * A cell is one database, complete in itself: its cards, its hot accounts, its outbox.
 *
 * @param jdbcUrl of the form {@code jdbc:mariadb://host:port/schema}, without parameters
 * @param user the account the writer works under
 * @param password its password
 * @param lanes how many lanes may exist, 1 to 64
 */
public record Cell(String jdbcUrl, String user, String password, int lanes) {

    /** Masked: the password is never shown. */
    @Override
    public String toString() {
        return "Cell[" + jdbcUrl + ", " + user + "]";
    }
}
