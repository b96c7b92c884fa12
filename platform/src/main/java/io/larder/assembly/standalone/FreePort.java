package io.larder.assembly.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Ports that nobody listens on. */
final class FreePort {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private FreePort() {}

    /** A port of 127.0.0.1 that is free at this moment; the caller must expect to lose the race. */
    static int find() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    /** The port that a file remembers, while nobody else has it; otherwise another. */
    static int usual(Path file) throws IOException {
        try {
            int port = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
            return port > 0 && isFree(port) ? port : find();
        } catch (NumberFormatException damaged) {
            return find();
        }
    }

    /** Whether a port is free, or becomes so while a program that was told to end does. */
    static boolean soonFree(int port) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!isFree(port)) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(20_000_000);
        }
        return true;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
