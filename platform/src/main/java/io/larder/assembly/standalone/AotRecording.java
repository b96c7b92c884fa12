package io.larder.assembly.standalone;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.LoggerFactory;

/**
 * The first start records which classes were used, and the JVM makes its cache for later starts of
 * it. The record ends when the start has succeeded rather than when the process ends, so that a
 * killed process has made its cache too.
 */
final class AotRecording {

    private AotRecording() {}

    /**
     * Ends the record, if this JVM was told to make one; the cache is then made in the background.
     */
    static void endInBackground() {
        boolean records =
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .anyMatch(argument -> argument.startsWith("-XX:AOTCacheOutput="));
        if (records) {
            Thread.ofPlatform().daemon().name("aot-record").start(AotRecording::end);
        }
    }

    private static void end() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "aotEndRecording",
                            new Object[0],
                            new String[0]);
        } catch (JMException e) {
            LoggerFactory.getLogger(AotRecording.class)
                    .warn("the cache for faster starts could not be made", e);
        }
    }
}
