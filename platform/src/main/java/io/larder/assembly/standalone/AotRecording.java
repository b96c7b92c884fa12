package io.larder.assembly.standalone;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cache that halves the time of later starts. The first start records which classes it used;
 * once it has succeeded the record is ended, and another JVM makes the cache of it in the
 * background. The launcher asks for it by the system property {@code larder.aot.cache}.
 */
final class AotRecording implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AotRecording.class);
    private static final String MODE = "-XX:AOTMode=record";
    private static final String RECORD = "-XX:AOTConfiguration=";
    private static final long LIMIT_SECONDS = 180;

    private final List<String> arguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
    private final CountDownLatch recorded = new CountDownLatch(1);
    private volatile @Nullable Process maker;
    private volatile boolean closed;

    private AotRecording() {}

    /** Ends the record and makes the cache, if this JVM was told to. */
    static AotRecording endInBackground() {
        var recording = new AotRecording();
        var cache = System.getProperty("larder.aot.cache");
        if (cache != null && recording.arguments.contains(MODE)) {
            Thread.ofPlatform()
                    .daemon()
                    .name("aot-cache")
                    .start(() -> recording.make(Path.of(cache)));
        } else {
            recording.recorded.countDown();
        }
        return recording;
    }

    private void endRecording() throws JMException {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "aotEndRecording",
                            new Object[0],
                            new String[0]);
        } finally {
            recorded.countDown();
        }
    }

    private void make(Path cache) {
        try {
            endRecording();
            var fresh =
                    cache.resolveSibling(cache.getFileName() + "." + ProcessHandle.current().pid());
            if (!closed && run(command(fresh), cache.resolveSibling("aot.log"))) {
                // under its final name only when it is whole
                Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.deleteIfExists(fresh);
            Files.deleteIfExists(record());
        } catch (JMException | IOException e) {
            LOG.warn("the cache for faster starts could not be made", e);
        }
    }

    private boolean run(List<String> command, Path log) throws IOException {
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        maker = process;
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return false;
        }
        return process.exitValue() == 0;
    }

    /** The same options as ours: a cache fits only these. */
    private List<String> command(Path cache) {
        var command = new ArrayList<>(List.of("nice", "-n", "10"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        arguments.stream()
                .filter(argument -> !argument.equals(MODE) && !argument.startsWith("-Dlarder."))
                .forEach(command::add);
        command.add("-XX:AOTMode=create");
        command.add("-XX:AOTCache=" + cache);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        return command;
    }

    private Path record() {
        return arguments.stream()
                .filter(argument -> argument.startsWith(RECORD))
                .map(argument -> Path.of(argument.substring(RECORD.length())))
                .findFirst()
                .orElseThrow();
    }

    /** Waits for the record's end: a JVM that exits while it writes the record crashes. */
    @Override
    public void close() {
        closed = true;
        try {
            if (!recorded.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the record for faster starts is still being written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var running = maker;
        if (running != null) {
            running.destroyForcibly();
        }
    }
}
