package io.larder.card.spend;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sale that several cards, or cards and cash, paid together.
 *
 * @param spendIds the spends of its cards, parted by blanks
 * @param amountMinor all of it
 * @param cashMinor how much of it was cash
 * @param drawerId where that cash went; null when there was none
 */
record SaleRow(
        String id,
        String storeId,
        String spendIds,
        long amountMinor,
        long cashMinor,
        @Nullable String drawerId,
        Instant at,
        LocalDate businessDate) {

    List<String> spends() {
        return List.of(spendIds.split(" "));
    }
}
