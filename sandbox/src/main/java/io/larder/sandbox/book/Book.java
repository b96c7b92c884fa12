package io.larder.sandbox.book;

import io.larder.sandbox.fault.DrawCounter;
import io.larder.sandbox.fault.FaultPlan;
import io.larder.sandbox.fault.Injection;
import io.larder.sandbox.web.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that one channel knows, in memory, and in a log from which it is read at the start. */
public final class Book implements AutoCloseable {

    private static final Map<String, Class<? extends Fact>> KINDS =
            Stream.of(
                            Order.class,
                            Refund.class,
                            JournalEntry.class,
                            Notice.class,
                            BillFile.class,
                            ClockOffset.class,
                            FaultPlan.class,
                            DrawCounter.class,
                            Injection.class)
                    .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private final Map<String, Order> orders = new ConcurrentHashMap<>();
    private final Map<String, String> numberByQr = new ConcurrentHashMap<>();
    private final Map<String, String> numberByTransaction = new ConcurrentHashMap<>();
    private final Map<String, Refund> refunds = new ConcurrentHashMap<>();
    private final Map<String, String> refundKeyByNumber = new ConcurrentHashMap<>();
    private final Map<String, List<String>> refundKeysByOrder = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<Long, JournalEntry> journal =
            new ConcurrentSkipListMap<>();
    private final Map<String, Notice> waiting = new ConcurrentHashMap<>();
    private final Map<LocalDate, BillFile> bills = new ConcurrentHashMap<>();
    private final Map<String, DrawCounter> counters = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<Long, Injection> injections =
            new ConcurrentSkipListMap<>();
    private volatile FaultPlan plan = FaultPlan.NONE;
    private volatile Duration offset = Duration.ZERO;
    private final EventLog log;

    /** Opens the book in a folder, reading what was kept there. */
    public Book(Path folder) throws IOException {
        log = new EventLog(folder.resolve("events.log"), this::read);
    }

    private void read(String line) {
        int tab = line.indexOf('\t');
        Class<? extends Fact> kind = KINDS.get(line.substring(0, tab));
        if (kind == null) {
            throw new IllegalStateException("this log was written by a later version");
        }
        remember(Json.MAPPER.readValue(line.substring(tab + 1), kind));
    }

    /** Keeps facts: all of them, or, when the program dies, a first part of them. */
    public void keep(List<? extends Fact> facts) {
        var lines = new StringBuilder();
        for (Fact fact : facts) {
            lines.append(fact.getClass().getSimpleName()).append('\t');
            lines.append(Json.write(fact)).append('\n');
        }
        log.add(lines.toString());
        facts.forEach(this::remember);
    }

    /** Keeps one fact. */
    public void keep(Fact fact) {
        keep(List.of(fact));
    }

    /** Returns when everything kept so far is on the disk. */
    public void sync() {
        log.sync();
    }

    private void remember(Fact fact) {
        switch (fact) {
            case Order order -> rememberOrder(order);
            case Refund refund -> rememberRefund(refund);
            case JournalEntry entry -> journal.put(entry.id(), entry);
            case Notice notice -> rememberNotice(notice);
            case BillFile bill -> bills.put(bill.date(), bill);
            case ClockOffset clock -> offset = clock.offset();
            case FaultPlan newPlan -> {
                plan = newPlan;
                counters.clear();
            }
            case DrawCounter counter -> counters.put(counter.key(), counter);
            case Injection injection -> injections.put(injection.id(), injection);
            default -> throw new IllegalStateException("unknown fact " + fact.getClass());
        }
    }

    private void rememberOrder(Order order) {
        orders.put(order.number(), order);
        numberByQr.put(order.qr(), order.number());
        if (!order.transactionId().isEmpty()) {
            numberByTransaction.put(order.transactionId(), order.number());
        }
    }

    private void rememberRefund(Refund refund) {
        if (refunds.put(refund.key(), refund) == null) {
            refundKeyByNumber.put(refund.number(), refund.key());
            refundKeysByOrder
                    .computeIfAbsent(refund.orderNumber(), number -> new CopyOnWriteArrayList<>())
                    .add(refund.key());
        }
    }

    private void rememberNotice(Notice notice) {
        if (notice.state() == Notice.State.WAITING) {
            waiting.put(notice.id(), notice);
        } else {
            waiting.remove(notice.id());
        }
    }

    /** The order with the merchant's number. */
    public @Nullable Order order(String number) {
        return orders.get(number);
    }

    /** The order with this code. */
    public @Nullable Order orderByQr(String qr) {
        String number = numberByQr.get(qr);
        return number == null ? null : orders.get(number);
    }

    /** The order with the vendor's number. */
    public @Nullable Order orderByTransaction(String transactionId) {
        String number = numberByTransaction.get(transactionId);
        return number == null ? null : orders.get(number);
    }

    /** All orders, in no order. */
    public Collection<Order> orders() {
        return orders.values();
    }

    /** The refund of an order with the merchant's refund number. */
    public @Nullable Refund refund(String orderNumber, String refundNumber) {
        return refunds.get(orderNumber + "\n" + refundNumber);
    }

    /** The refund with the merchant's refund number; the latest, where orders share one. */
    public @Nullable Refund refund(String refundNumber) {
        String key = refundKeyByNumber.get(refundNumber);
        return key == null ? null : refunds.get(key);
    }

    /** The refunds of an order, oldest first. */
    public List<Refund> refundsOf(String orderNumber) {
        return refundKeysByOrder.getOrDefault(orderNumber, List.of()).stream()
                .map(refunds::get)
                .toList();
    }

    /** All refunds, in no order. */
    public Collection<Refund> refunds() {
        return refunds.values();
    }

    /** The money that moved, oldest first, after an entry. */
    public Collection<JournalEntry> journalAfter(long id) {
        return journal.tailMap(id, false).values();
    }

    /** The number that the next journal entry takes. */
    public long nextJournalId() {
        return journal.isEmpty() ? 1 : journal.lastKey() + 1;
    }

    /** Notices that have a delivery to come, oldest first. */
    public List<Notice> waitingNotices() {
        return waiting.values().stream().sorted(Comparator.comparing(Notice::createdAt)).toList();
    }

    /** The bill of a day, once it was made. */
    public @Nullable BillFile bill(LocalDate date) {
        return bills.get(date);
    }

    /** The faults that were asked for last. */
    public FaultPlan plan() {
        return plan;
    }

    /** How far a stream of draws has come under the present plan. */
    public @Nullable DrawCounter counter(String key) {
        return counters.get(key);
    }

    /** Faults injected, oldest first, after an id. */
    public Collection<Injection> injectionsAfter(long id) {
        return injections.tailMap(id, false).values();
    }

    /** The number that the next injection takes. */
    public long nextInjectionId() {
        return injections.isEmpty() ? 1 : injections.lastKey() + 1;
    }

    /** The stored clock offset. */
    public Duration offset() {
        return offset;
    }

    @Override
    public void close() {
        log.close();
    }
}
