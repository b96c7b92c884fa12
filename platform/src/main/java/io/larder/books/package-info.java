/**
 * Reports of the books, read from the ledger and never written: trial balances of any past moment,
 * the general ledger by account, legal entity and day, and what legal entities owe each other. It
 * reads tables of other rooms as a judge does, by their contract in {@code docs/LEDGER-TABLES.md}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"money", "edge", "ledger", "identity"})
package io.larder.books;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
