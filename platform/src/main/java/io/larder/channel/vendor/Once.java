package io.larder.channel.vendor;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something made when it is first needed and kept: parsed keys and SDK clients cost too much to
 * make for each call. A failed attempt is made again.
 */
public final class Once<T> {

    private final Supplier<T> make;
    private volatile @Nullable T made;

    /** Made by this. */
    public Once(Supplier<T> make) {
        this.make = make;
    }

    /** The thing itself. */
    public T get() {
        var known = made;
        return known != null ? known : first();
    }

    private synchronized T first() {
        var known = made;
        if (known == null) {
            known = make.get();
            made = known;
        }
        return known;
    }
}
