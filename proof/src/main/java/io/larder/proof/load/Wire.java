package io.larder.proof.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One HTTP/1.1 connection that is kept open, and opened again when the server ends it: it writes a
 * request's bytes and reads the answer, and does nothing else, so that a load generator takes as
 * little of the machine as it can.
 */
final class Wire implements AutoCloseable {

    private static final int TIMEOUT_MS = 30_000;

    private final InetSocketAddress server;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean ended;
    private final byte[] line = new byte[8192];
    private byte[] body = new byte[8192];
    private int bodyLength;

    Wire(URI server) throws IOException {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        socket = connected(this.server);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
        out = socket.getOutputStream();
    }

    private static Socket connected(InetSocketAddress server) throws IOException {
        var socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MS);
        socket.connect(server, TIMEOUT_MS);
        return socket;
    }

    private void connectAgain() throws IOException {
        socket.close();
        socket = connected(server);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
        out = socket.getOutputStream();
        ended = false;
    }

    /** The bytes of a POST. */
    static byte[] post(URI server, String path, String headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        var head =
                "POST %s HTTP/1.1\r\nHost: %s\r\n%sContent-Length: %d\r\n\r\n"
                        .formatted(path, server.getAuthority(), headers, content.length);
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(first, first.length + content.length);
        System.arraycopy(content, 0, all, first.length, content.length);
        return all;
    }

    /** The bytes of a GET. */
    static byte[] get(URI server, String path, String headers) {
        return "GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
                .formatted(path, server.getAuthority(), headers)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends a request and reads its answer; the status is returned. */
    int send(byte[] request) throws IOException {
        if (ended) {
            connectAgain();
        }
        out.write(request);
        int status = Integer.parseInt(readLine().substring(9, 12));
        int length = -1;
        boolean chunked = false;
        for (var header = readLine(); !header.isEmpty(); header = readLine()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "transfer-encoding:", 0, 18)) {
                chunked = true;
            } else if (header.equalsIgnoreCase("connection: close")) {
                ended = true;
            }
        }
        bodyLength = 0;
        if (chunked) {
            readChunks();
        } else if (length > 0) {
            readBody(length);
        }
        return status;
    }

    private void readChunks() throws IOException {
        while (true) {
            int size = Integer.parseInt(readLine().strip(), 16);
            readBody(size);
            readLine();
            if (size == 0) {
                return;
            }
        }
    }

    private void readBody(int length) throws IOException {
        if (body.length < bodyLength + length) {
            body = java.util.Arrays.copyOf(body, bodyLength + length);
        }
        if (in.readNBytes(body, bodyLength, length) != length) {
            throw new EOFException("the answer is cut short");
        }
        bodyLength += length;
    }

    /** The last answer's body. */
    String body() {
        return new String(body, 0, bodyLength, StandardCharsets.UTF_8);
    }

    private String readLine() throws IOException {
        int length = 0;
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed");
            }
            line[length++] = (byte) c;
        }
        return new String(line, 0, Math.max(0, length - 1), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
