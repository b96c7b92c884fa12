package io.larder.assembly.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that nobody listens on. */
final class FreePort {

    private FreePort() {}

    /** A port of 127.0.0.1 that is free at this moment; the caller must expect to lose the race. */
    static int find() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
