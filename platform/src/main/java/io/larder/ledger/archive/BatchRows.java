package io.larder.ledger.archive;

import io.larder.ledger.ArchivedTransfer;
import io.larder.ledger.StoredTransfer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes rows of the lines of some batches, each with those beside it. */
final class BatchRows implements BlockText.Visitor {

    private final Predicate<StoredTransfer> wanted;
    private final long after;
    private final long upTo;
    private final Consumer<ArchivedTransfer> found;
    private final List<StoredTransfer> rows = new ArrayList<>();
    private BlockText.@Nullable Header header;

    BatchRows(
            Predicate<StoredTransfer> wanted,
            long after,
            long upTo,
            Consumer<ArchivedTransfer> found) {
        this.wanted = wanted;
        this.after = after;
        this.upTo = upTo;
        this.found = found;
    }

    @Override
    public void batch(BlockText.Header begun) {
        header = begun;
        rows.clear();
    }

    @Override
    public void line(byte[] line) {
        var of = header;
        if (of != null && of.number() > after && of.number() <= upTo) {
            rows.add(BlockText.transfer(of.number(), rows.size(), line));
        }
    }

    @Override
    public void end() {
        var of = header;
        for (int i = 0; of != null && i < rows.size(); i++) {
            if (wanted.test(rows.get(i))) {
                found.accept(
                        new ArchivedTransfer(
                                of.lane(),
                                of.at(),
                                of.businessDate(),
                                rows.get(i),
                                i == 0 ? null : rows.get(i - 1),
                                i + 1 == rows.size() ? null : rows.get(i + 1)));
            }
        }
    }
}
