package io.larder.sandbox.fault;

import io.larder.sandbox.book.Fact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fault that struck.
 *
 * @param fault its name on the wire
 * @param expectedDifference the type of difference that reconciliation must find; null for none
 * @param detail what exactly was done, in a word or two
 */
public record Injection(
        long id,
        String fault,
        String orderNumber,
        @Nullable String expectedDifference,
        String detail,
        Instant at)
        implements Fact {

    @Override
    public Long key() {
        return id;
    }
}
