package io.larder.proof.fault;

import io.larder.proof.client.Http;
import io.larder.proof.client.Json;
import io.larder.proof.client.RunningPlatform;
import io.larder.proof.story.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Two server processes on one database, which are killed and started again, always on the same
 * ports, so that notices of the channels find them again; and what outlives their starts: the
 * caller's key, since a repeated request is known by its caller, and the cards. Database and
 * sandbox end with the first process and go on with its next start from what they wrote down; the
 * second process waits for that, or has to be killed itself.
 */
final class Victim implements AutoCloseable {

    private static final int CARDS = 300;
    private static final int MOST_REFUSED = 10;
    private static final long AGAIN_NANOS = 3_000_000_000L;

    private final Path work;
    private final History history;
    private final String key;
    private final List<String> cards;
    private int advances;
    private RunningPlatform platform;
    private RunningPlatform beside;

    /** Starts it, for the first time or on what an interrupted run left. */
    Victim(Path work, History history) throws IOException {
        this.work = work;
        this.history = history;
        this.platform = firstStart();
        this.beside = RunningPlatform.startBeside(data(), besideLog(), 0);
        var keyFile = work.resolve("caller.key");
        var cardFile = work.resolve("cards");
        if (!Files.exists(cardFile)) {
            var operations = List.of("RECHARGE", "RECHARGE_READ", "SPEND", "POSSESSION_VOUCHED");
            var mine = PosixFilePermissions.fromString("rw-------");
            Files.deleteIfExists(keyFile);
            Files.createFile(keyFile, PosixFilePermissions.asFileAttribute(mine));
            Files.writeString(keyFile, platform.newAuthorization("kills", operations));
            Files.write(cardFile, Shop.open(platform, CARDS, "kills").cards());
        }
        this.key = Files.readString(keyFile);
        this.cards = Files.readAllLines(cardFile);
        history.cards(cards);
    }

    private Path besideLog() {
        return work.resolve("beside.log");
    }

    /** What a driver that was killed started may only be about to end. */
    private RunningPlatform firstStart() throws IOException {
        var log = work.resolve("platform.log");
        for (int again = 0; again < MOST_REFUSED && Files.exists(data()); again++) {
            try {
                return RunningPlatform.start(data(), log);
            } catch (IOException held) {
                LockSupport.parkNanos(AGAIN_NANOS);
            }
        }
        return RunningPlatform.start(data(), log);
    }

    Path data() {
        return work.resolve("data");
    }

    RunningPlatform platform() {
        return platform;
    }

    /** Who calls each of the two as it runs now. */
    List<Caller> callers() {
        return List.of(caller(platform), caller(beside));
    }

    private Caller caller(RunningPlatform server) {
        return new Caller(Shop.of(server, key, cards), platform.sandbox(), history);
    }

    /** Kills the first JVM; its database and sandbox lose their parent and end too. */
    void killFirst() {
        platform.killNine();
    }

    /** Kills the second one. */
    void killSecond() {
        beside.killNine();
    }

    /** Starts again, where it was, what does not run. */
    void startAgain() throws IOException {
        if (!platform.isAlive()) {
            platform = RunningPlatform.start(data(), work.resolve("platform.log"), platform.port());
        }
        if (!beside.isAlive()) {
            beside = RunningPlatform.startBeside(data(), besideLog(), beside.port());
        }
    }

    /** Whether the second process lives. */
    boolean secondLives() {
        return beside.isAlive();
    }

    /** Kills its database server, which the platform is to bring back. */
    void killDatabase() {
        platform.database().destroyForcibly();
    }

    /** Kills the channels' sandbox alone, which the platform is to bring back. */
    void killSandbox() {
        platform.sandboxProcess().destroyForcibly();
    }

    /** Whether the sandbox of the channel that is paid with answers. */
    boolean sandboxAnswers() {
        try {
            var channel = platform.sandbox().get(Burst.CHANNEL);
            return channel != null && channel.control().get("/clock").ok();
        } catch (IOException away) {
            return false;
        }
    }

    /** Makes what is due in the next seconds due now: repeated notices, the janitor's questions. */
    void advance(int seconds) {
        Http api = (advances++ % 2 == 0 ? platform : beside).api();
        try {
            var unused = api.post("/sandbox/clock", Json.object("advance", "PT" + seconds + "S"));
        } catch (IOException away) {
            // the next round tries again
        }
    }

    @Override
    public void close() {
        beside.close();
        platform.close();
    }
}
