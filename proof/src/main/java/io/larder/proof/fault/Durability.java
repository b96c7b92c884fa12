package io.larder.proof.fault;

import io.larder.proof.client.DatabaseTools;
import io.larder.proof.client.RunningPlatform;
import io.larder.proof.story.Progress;
import io.larder.proof.story.Shop;
import io.larder.proof.story.Trees;
import io.larder.proof.story.Wish;
import io.larder.proof.story.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Counts what the kernel was asked to do: with one recharge in flight at a time, the redo log must
 * be forced to disk at least once for each acknowledged recharge. The same count must fail once the
 * database is told, behind the platform's back, to force its log only now and then.
 */
public final class Durability {

    private static final int RECHARGES = 200;

    private Durability() {}

    /** Runs it; exit code 0 only when the log is forced as it must be, and the count can fail. */
    public static void main(String[] arguments) throws Exception {
        var progress = new Progress(System.err);
        var work = Workplace.fresh("durability");
        var data = work.resolve("data");
        var log = work.resolve("platform.log");
        Path tools;
        try (var first = RunningPlatform.start(data, log)) {
            tools = DatabaseTools.folder(first.database());
        }
        // Only a server that serves nobody lets the test's account be given what it needs.
        DatabaseTools.bootstrap(tools, data.resolve("database"), List.of(MAY_SET_GLOBALS), work);
        int forced;
        int lazily;
        try (var platform = RunningPlatform.start(data, log)) {
            var shop = Shop.open(platform, 20, "durability");
            forced = count(platform, shop, "forced", work);
            progress.say("%d recharges, log forced %d times".formatted(RECHARGES, forced));
            DatabaseTools.asOwner(platform, "SET GLOBAL innodb_flush_log_at_trx_commit = 2", work);
            lazily = count(platform, shop, "lazily", work);
            progress.say("told not to: log forced %d times".formatted(lazily));
        }
        boolean ok = forced >= RECHARGES && lazily < RECHARGES;
        System.out.println(ok ? "durable: one force or more for each commit" : "NOT DURABLE");
        if (ok) {
            Trees.delete(work);
        }
        System.exit(ok ? 0 : 1);
    }

    /** The bit of SUPER, for the account that owns the tables. */
    private static final String MAY_SET_GLOBALS =
            "UPDATE mysql.global_priv SET Priv = JSON_SET(Priv, '$.access',"
                    + " CAST(COALESCE(JSON_VALUE(Priv, '$.access'), '0') AS UNSIGNED) | 32768)"
                    + " WHERE User = 'larder_owner'";

    private static int count(RunningPlatform platform, Shop shop, String name, Path work)
            throws IOException, InterruptedException {
        var trace = work.resolve("strace-" + name);
        asks(shop, name + "-warm", 20);
        var tracer =
                new ProcessBuilder(
                                "strace",
                                "-f",
                                "-y",
                                "-e",
                                "trace=fdatasync,fsync",
                                "-o",
                                trace.toString(),
                                "-p",
                                Long.toString(platform.database().pid()))
                        .redirectErrorStream(true)
                        .start();
        try {
            var said = tracer.inputReader().readLine();
            if (said == null || !said.contains("attached")) {
                throw new IOException("strace cannot attach to the database: " + said);
            }
            asks(shop, name, RECHARGES);
        } finally {
            tracer.destroy();
            tracer.waitFor();
        }
        try (var lines = Files.lines(trace)) {
            return (int)
                    lines.filter(line -> line.contains("/ib_logfile0>"))
                            .filter(line -> line.contains("sync("))
                            .count();
        }
    }

    /** Asks for so many, one after the other. */
    private static void asks(Shop shop, String name, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            var wish = Wish.cash("%s-%08d".formatted(name, i), i % shop.cards().size(), 1 + i % 9);
            var unused = shop.recharge(wish).accepted();
        }
    }
}
