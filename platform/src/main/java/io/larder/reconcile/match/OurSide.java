package io.larder.reconcile.match;

import io.larder.reconcile.bill.BillLine;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What we booked: all of the bill's day, and of other days what the bill names.
 *
 * <p>Not safe for several threads; it is filled, then matched once.
 */
public final class OurSide {

    private final Map<Booking.Name, Booking> bookings = new LinkedHashMap<>();
    private final Map<String, String> orders = new LinkedHashMap<>();
    private final Set<Booking.Name> listedBefore = new HashSet<>();

    /** Adds bookings; one that is there already stays as it is. */
    public OurSide add(Collection<Booking> more) {
        for (var booking : more) {
            bookings.putIfAbsent(booking.name(), booking);
            var orderId = booking.orderId();
            if (orderId != null) {
                orders.putIfAbsent(booking.channelOrderNumber(), orderId);
            }
        }
        return this;
    }

    /** Notes what bills of other days have listed already. */
    public OurSide listedBefore(Collection<Booking.Name> names) {
        listedBefore.addAll(names);
        return this;
    }

    /** The lines whose money is not among the bookings so far. */
    public List<BillLine> lacking(Collection<BillLine> lines) {
        return lines.stream().filter(line -> find(Booking.Name.of(line)) == null).toList();
    }

    /** All bookings so far. */
    public Collection<Booking> all() {
        return Collections.unmodifiableCollection(bookings.values());
    }

    @Nullable Booking find(Booking.Name name) {
        return bookings.get(name);
    }

    @Nullable String orderOf(String channelOrderNumber) {
        return orders.get(channelOrderNumber);
    }

    boolean wasListed(Booking.Name name) {
        return listedBefore.contains(name);
    }

    List<Booking> of(LocalDate date, Predicate<Booking> which) {
        return bookings.values().stream()
                .filter(booking -> booking.businessDate().equals(date))
                .filter(which)
                .toList();
    }
}
