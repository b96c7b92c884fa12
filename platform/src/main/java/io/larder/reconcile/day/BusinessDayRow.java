package io.larder.reconcile.day;

import java.time.Instant;
import java.time.LocalDate;

/** A closed business day. */
record BusinessDayRow(String id, LocalDate businessDate, String closedBy, Instant closedAt) {}
