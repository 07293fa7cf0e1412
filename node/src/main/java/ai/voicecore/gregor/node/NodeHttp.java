package ai.voicecore.gregor.node;

import ai.voicecore.gregor.node.state.Observer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The node's HTTP endpoint. {@code GET} and {@code HEAD} only, plain text except for {@code /state} and {@code
 * /restart-check}; 404 for other paths. All its threads are daemons, so that it does not keep the JVM alive after the
 * server has ended.
 */
final class NodeHttp {
    /** Probes are answered while up to this many requests are slow; slower requests than the limits below are dropped. */
    private static final int THREADS = 16;

    /** Time limits of request and response in seconds; the JDK's server has none by default. */
    private static final Map<String, String> BOUNDS =
            Map.of("sun.net.httpserver.maxReqTime", "10", "sun.net.httpserver.maxRspTime", "30");

    /** The supervisor compares it, to detect another process that answers on this port. */
    private static final String PID = String.valueOf(ProcessHandle.current().pid());

    private static final String TEXT = "text/plain; charset=utf-8";

    private final Observer observer;
    private final Metrics metrics = new Metrics();

    private NodeHttp(Observer observer) {
        this.observer = observer;
    }

    /** Binds, serves, and returns where. Call it on a daemon thread: the server's own thread inherits that. */
    static InetSocketAddress start(InetSocketAddress address, Observer observer) throws IOException {
        BOUNDS.forEach((name, seconds) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, seconds);
            }
        });
        HttpServer server = HttpServer.create(address, 0);
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "gregor-http");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        server.setExecutor(pool);
        server.createContext("/", new NodeHttp(observer)::handle);
        server.start();
        return server.getAddress();
    }

    private record Answer(int status, String contentType, ByteArrayOutputStream body) {
        static Answer text(int status, String text) {
            return of(status, TEXT, (text + "\n").getBytes(StandardCharsets.UTF_8));
        }

        static Answer json(Object value) throws IOException {
            return of(200, "application/json", Json.MAPPER.writeValueAsBytes(value));
        }

        static Answer of(int status, String contentType, byte[] bytes) {
            ByteArrayOutputStream body = new ByteArrayOutputStream(bytes.length);
            body.writeBytes(bytes);
            return new Answer(status, contentType, body);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.getResponseHeaders().set("Gregor-Pid", PID);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(
                    answer.status(), head ? -1 : answer.body().size());
            if (!head) {
                answer.body().writeTo(exchange.getResponseBody());
            }
        }
    }

    // An exception becomes an answer: the server's default is to close the connection without one.
    private Answer answer(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Answer.text(405, "Only GET and HEAD.");
        }
        try {
            return switch (exchange.getRequestURI().getPath()) {
                case "/live" -> Answer.text(200, "live");
                case "/ready" -> ready();
                case "/state" -> Answer.json(observer.state());
                case "/restart-check" -> Answer.json(observer.restartCheck());
                case "/metrics" -> new Answer(200, Metrics.CONTENT_TYPE, metrics.scrape());
                default -> Answer.text(404, "Not found. There are /live, /ready, /state, /restart-check and /metrics.");
            };
        } catch (IOException | RuntimeException | LinkageError e) {
            return Answer.text(500, "Failed: " + e);
        }
    }

    private Answer ready() {
        Optional<String> reason = observer.whyNotReady();
        return reason.isEmpty() ? Answer.text(200, "ready") : Answer.text(503, reason.get());
    }

    /** Created with the first {@code /state}, not at the start. */
    private static final class Json {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }
}
