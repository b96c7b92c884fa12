package io.larder.bench;

import io.larder.bench.LedgerRounds.Way;
import io.larder.card.issue.BenchCards;
import io.larder.proof.load.BenchOptions;
import io.larder.proof.load.Figures;
import io.larder.proof.load.Machine;
import io.larder.proof.load.Round;
import io.larder.proof.story.Progress;
import io.larder.proof.story.Trees;
import io.larder.proof.story.Workplace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code ./larder bench ledger}: the production writer against one transaction for each recharge,
 * in alternating rounds of one run.
 */
public final class BenchLedger {

    private static final int CARDS = 200_000;
    private static final int COUNTED = 2_000;
    private static final List<Integer> WORKERS = List.of(1, 16, 64);
    private static final List<String> TABLES =
            List.of(
                    "transfer",
                    "recharge_order",
                    "card_lot",
                    "card",
                    "account",
                    "outbox",
                    "idempotency");

    private final BenchOptions options;
    private final Progress progress = new Progress(System.err);
    private final Figures figures = new Figures("ledger");
    private final List<Round> wide = new ArrayList<>();
    private final List<Round> narrow = new ArrayList<>();
    private final List<Round> each = new ArrayList<>();
    private final List<Round> asText = new ArrayList<>();

    private BenchLedger(BenchOptions options) {
        this.options = options;
    }

    /** Runs it; exit code 0 only when every floor is held. */
    public static void main(String[] arguments) throws Exception {
        System.exit(new BenchLedger(BenchOptions.of(arguments)).run());
    }

    private int run() throws Exception {
        var work = Workplace.fresh("bench-ledger");
        Machine.requireDisk(work);
        try (var database = new BenchDatabase(work)) {
            progress.say("issuing %,d cards".formatted(CARDS));
            var rounds = new LedgerRounds(database, BenchCards.issue(database::bean, CARDS));
            compareRows(database.bean(JdbcClient.class), rounds);
            var prepared = best(rounds, true);
            var text = best(rounds, false);
            withoutAudit(rounds, prepared);
            database.audit();
            alternate(rounds, prepared, text);
            halfLoaded(rounds);
            alone(rounds);
            figures.settings(Machine.settings(work));
            figures.settings(settings(database.bean(JdbcClient.class), prepared, text));
        }
        Trees.delete(work);
        judge();
        return figures.print(options.json());
    }

    /** Both ways must leave the same rows behind; batches are the writer's own. */
    private void compareRows(JdbcClient sql, LedgerRounds rounds) throws Exception {
        rounds.writeThroughWriter(0, 1);
        rounds.writeOneEach(1, 2);
        var before = rows(sql);
        rounds.writeThroughWriter(2, 2 + COUNTED);
        var between = rows(sql);
        rounds.writeOneEach(2 + COUNTED, 2 + 2 * COUNTED);
        var after = rows(sql);
        for (var table : TABLES) {
            long writer = between.getOrDefault(table, 0L) - before.getOrDefault(table, 0L);
            long one = after.getOrDefault(table, 0L) - between.getOrDefault(table, 0L);
            progress.say(
                    "%d recharges add to %-14s %5d rows by the writer, %5d one each"
                            .formatted(COUNTED, table, writer, one));
            figures.must("both ways write the same rows to " + table, writer == one);
        }
    }

    private static Map<String, Long> rows(JdbcClient sql) {
        var rows = new HashMap<String, Long>();
        for (var table : TABLES) {
            rows.put(table, sql.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single());
        }
        return rows;
    }

    /** The fastest number of workers for one way of writing. */
    private Way best(LedgerRounds rounds, boolean prepared) throws InterruptedException {
        var best = new Way(1, prepared);
        double most = 0;
        for (int workers : WORKERS) {
            var way = new Way(workers, prepared);
            rounds.oneEach(way, options.seconds().dividedBy(4));
            var round = rounds.oneEach(way, options.seconds().dividedBy(4));
            progress.say("one each, %-20s %s".formatted(way.text(), round.text()));
            if (round.perSecond() > most) {
                most = round.perSecond();
                best = way;
            }
        }
        return best;
    }

    /** The writer before anything audits it, so that what the audit costs can be told. */
    private void withoutAudit(LedgerRounds rounds, Way prepared) throws InterruptedException {
        var alone = new ArrayList<Round>();
        var reference = new ArrayList<Round>();
        rounds.groupCommit(512, options.seconds().dividedBy(2));
        for (int i = 0; i < 3; i++) {
            alone.add(said("512, no audit", rounds.groupCommit(512, options.seconds())));
            reference.add(said("one each, prepared", rounds.oneEach(prepared, options.seconds())));
        }
        figures.figure("ratio_512_no_audit", ratio(alone, reference, Round::perSecond));
        figures.figure("cpu_us_each_no_audit", Round.median(alone, Round::cpuEachUs));
    }

    private void alternate(LedgerRounds rounds, Way prepared, Way text)
            throws InterruptedException {
        rounds.groupCommit(512, options.seconds().dividedBy(2));
        for (int i = 1; i <= options.rounds(); i++) {
            wide.add(said("512 in flight", rounds.groupCommit(512, options.seconds())));
            each.add(said("one each, prepared", rounds.oneEach(prepared, options.seconds())));
            narrow.add(said("64 in flight", rounds.groupCommit(64, options.seconds())));
            asText.add(said("one each, as text", rounds.oneEach(text, options.seconds())));
        }
    }

    /** How long a recharge takes while half as many come as could. */
    private void halfLoaded(LedgerRounds rounds) throws InterruptedException {
        double rate = Round.median(wide, Round::perSecond) / 2;
        var half = new ArrayList<Round>();
        for (int i = 0; i < 3; i++) {
            half.add(said("at half of it", rounds.paced(rate, options.seconds().dividedBy(2))));
        }
        figures.figure("half_rate_per_s", Round.median(half, Round::perSecond));
        figures.figure("p50_half_rate_ms", Round.median(half, Round::p50Ms));
        double p99 = Round.median(half, Round::p99Ms);
        figures.figure("p99_half_rate_ms", p99);
        figures.atMost("p99_half_rate_ms", p99, 50);
    }

    private void alone(LedgerRounds rounds) throws InterruptedException {
        var ratios = new ArrayList<Double>();
        var toText = new ArrayList<Double>();
        var half = options.seconds().dividedBy(2);
        for (int i = 0; i < 3; i++) {
            var writer = said("1 in flight", rounds.groupCommit(1, half));
            var one = said("1 worker, prepared", rounds.oneEach(new Way(1, true), half));
            var text = said("1 worker, as text", rounds.oneEach(new Way(1, false), half));
            ratios.add(writer.perSecond() / one.perSecond());
            toText.add(writer.perSecond() / text.perSecond());
        }
        figures.figure("ratio_1", Figures.median(ratios));
        figures.figure("ratio_1_to_text", Figures.median(toText));
        figures.atLeast("ratio_1", Figures.median(ratios), 0.8);
    }

    private Round said(String what, Round round) {
        progress.say("%-19s %s".formatted(what, round.text()));
        return round;
    }

    private void judge() {
        figures.figure("group_commit_512_per_s", Round.median(wide, Round::perSecond));
        figures.figure("group_commit_64_per_s", Round.median(narrow, Round::perSecond));
        figures.figure("one_each_per_s", Round.median(each, Round::perSecond));
        double ratio512 = ratio(wide, each, Round::perSecond);
        double ratio64 = ratio(narrow, each, Round::perSecond);
        figures.figure("ratio_512", ratio512);
        figures.figure("one_each_text_per_s", Round.median(asText, Round::perSecond));
        figures.figure("ratio_512_to_text", ratio(wide, asText, Round::perSecond));
        figures.figure("ratio_64_to_text", ratio(narrow, asText, Round::perSecond));
        figures.figure("ratio_64", ratio64);
        figures.figure("cpu_us_each", Round.median(wide, Round::cpuEachUs));
        figures.figure("cpu_database_us_each", Round.median(wide, Round::databaseEachUs));
        figures.figure("cpu_ratio", ratio(each, wide, Round::cpuEachUs));
        figures.figure("p50_ms", Round.median(wide, Round::p50Ms));
        figures.figure("p99_ms", Round.median(wide, Round::p99Ms));
        figures.figure("p50_64_ms", Round.median(narrow, Round::p50Ms));
        figures.figure("p99_64_ms", Round.median(narrow, Round::p99Ms));
        figures.figure("cpu_us_each_64", Round.median(narrow, Round::cpuEachUs));
        figures.figure("one_each_cpu_us", Round.median(each, Round::cpuEachUs));
        figures.figure("one_each_p99_ms", Round.median(each, Round::p99Ms));
        figures.atLeast("ratio_512", ratio512, 8);
        figures.atLeast("ratio_64", ratio64, 3.5);
        figures.atMost("cpu_us_each", Round.median(wide, Round::cpuEachUs), 120);
    }

    private static double ratio(
            List<Round> one, List<Round> other, java.util.function.ToDoubleFunction<Round> of) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < one.size(); i++) {
            ratios.add(of.applyAsDouble(one.get(i)) / of.applyAsDouble(other.get(i)));
        }
        return Figures.median(ratios);
    }

    private Map<String, Object> settings(JdbcClient sql, Way prepared, Way text) {
        return Map.of(
                "one_each_workers", prepared.workers(),
                "one_each_text_workers", text.workers(),
                "rounds", options.rounds(),
                "round_seconds", options.seconds().toSeconds(),
                "cards", CARDS,
                "innodb_flush_log_at_trx_commit", variable(sql, "innodb_flush_log_at_trx_commit"),
                "innodb_doublewrite", variable(sql, "innodb_doublewrite"),
                "innodb_buffer_pool_size", variable(sql, "innodb_buffer_pool_size"),
                "database", variable(sql, "version"));
    }

    private static String variable(JdbcClient sql, String name) {
        return sql.sql("SELECT @@GLOBAL." + name).query(String.class).single();
    }
}
