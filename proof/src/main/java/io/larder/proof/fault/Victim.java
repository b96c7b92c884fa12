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
 * The platform that is killed and started again, always on the same port, so that notices of the
 * channels find it again; and what outlives its starts: the caller's key, since a repeated request
 * is known by its caller, and the cards. Its sandbox ends with its JVM and goes on with its next
 * start from what it wrote down.
 */
final class Victim implements AutoCloseable {

    private static final int CARDS = 300;
    private static final int MOST_REFUSED = 10;
    private static final long AGAIN_NANOS = 3_000_000_000L;

    private final Path work;
    private final History history;
    private final String key;
    private final List<String> cards;
    private RunningPlatform platform;

    /** Starts it, for the first time or on what an interrupted run left. */
    Victim(Path work, History history) throws IOException {
        this.work = work;
        this.history = history;
        this.platform = firstStart();
        var keyFile = work.resolve("caller.key");
        var cardFile = work.resolve("cards");
        if (!Files.exists(cardFile)) {
            var operations = List.of("RECHARGE", "RECHARGE_READ");
            var mine = PosixFilePermissions.fromString("rw-------");
            Files.deleteIfExists(keyFile);
            Files.createFile(keyFile, PosixFilePermissions.asFileAttribute(mine));
            Files.writeString(keyFile, platform.newAuthorization("kills", operations));
            Files.write(cardFile, Shop.open(platform, CARDS, "kills").cards());
        }
        this.key = Files.readString(keyFile);
        this.cards = Files.readAllLines(cardFile);
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

    /** Who calls it as it runs now. */
    Caller caller() {
        return new Caller(Shop.of(platform, key, cards), platform.sandbox(), history);
    }

    /** Kills its JVM; the sandbox loses its parent and ends too. */
    void killJvm() {
        platform.killNine();
    }

    /** Starts it again where it was. */
    void startAgain() throws IOException {
        platform = RunningPlatform.start(data(), work.resolve("platform.log"), platform.port());
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
        Http api = platform.api();
        try {
            var unused = api.post("/sandbox/clock", Json.object("advance", "PT" + seconds + "S"));
        } catch (IOException away) {
            // the next round tries again
        }
    }

    @Override
    public void close() {
        platform.close();
    }
}
