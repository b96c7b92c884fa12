package io.larder.sandbox.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One channel's HTTP server; it listens on loopback only. */
public final class WebServer implements AutoCloseable {

    /** Larger bodies are answered 413. */
    static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private final Server server;
    private final ServerConnector connector;

    /**
     * Opens the port at once, so that its number is known; answers once {@link #start} was called.
     *
     * @param port 0 for a free one
     */
    public WebServer(String name, int port) throws IOException {
        var threads = new QueuedThreadPool(8, 3);
        threads.setName(name);
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        server = new Server(threads);
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(true);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setAcceptQueueSize(512);
        connector.setIdleTimeout(60_000);
        server.addConnector(connector);
        server.setStopTimeout(0);
        connector.open();
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Its address, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Begins to answer. */
    public void start(Endpoint endpoint) throws Exception {
        server.setHandler(new Dispatch(endpoint));
        server.start();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private static final class Dispatch extends Handler.Abstract {
        private final Endpoint endpoint;

        Dispatch(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws Exception {
            byte[] body = read(request);
            if (body.length > MAX_BODY_BYTES) {
                write(response, callback, Answer.json(413, "{\"code\":\"body_too_large\"}"));
                return true;
            }
            Answer answer = answer(call(request, body));
            if (answer.cut()) {
                request.getConnectionMetaData().getConnection().getEndPoint().close();
                callback.failed(new IOException("cut on purpose"));
            } else {
                write(response, callback, answer);
            }
            return true;
        }

        private Answer answer(Call call) {
            try {
                return endpoint.answer(call);
            } catch (RuntimeException fault) {
                LOG.error("{} {} failed", call.method(), call.path(), fault);
                return Answer.json(
                        500, "{\"code\":\"SYSTEM_ERROR\",\"message\":\"sandbox fault\"}");
            }
        }

        private static byte[] read(Request request) throws IOException {
            if (request.getLength() == 0) {
                return new byte[0];
            }
            try (InputStream in = Content.Source.asInputStream(request)) {
                return in.readNBytes(MAX_BODY_BYTES + 1);
            }
        }

        private static Call call(Request request, byte[] body) {
            var headers = new HashMap<String, String>();
            for (HttpField field : request.getHeaders()) {
                String value = field.getValue();
                headers.putIfAbsent(
                        field.getName().toLowerCase(Locale.ROOT), value == null ? "" : value);
            }
            return new Call(
                    request.getMethod(),
                    Request.getPathInContext(request),
                    request.getHttpURI().getPathQuery(),
                    headers,
                    body);
        }

        private static void write(Response response, Callback callback, Answer answer) {
            response.setStatus(answer.status());
            answer.headers().forEach(response.getHeaders()::put);
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
        }
    }
}
