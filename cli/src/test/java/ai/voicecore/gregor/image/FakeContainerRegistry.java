package ai.voicecore.gregor.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.codec.digest.DigestUtils;

/** A registry that can push and pull one image, according to the OCI distribution specification, 1.1. */
final class FakeContainerRegistry implements AutoCloseable {
    private static final String MANIFEST_TYPE = "application/vnd.docker.distribution.manifest.v2+json";

    private final HttpServer server;
    private final PlainHttpPort port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
    private final int refusal;

    private FakeContainerRegistry(int refusal) throws IOException {
        this.refusal = refusal;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v2/", this::answer);
        server.start();
        port = new PlainHttpPort(server.getAddress());
    }

    static FakeContainerRegistry open() throws IOException {
        return new FakeContainerRegistry(0);
    }

    /** A registry that answers every request for content with this status. */
    static FakeContainerRegistry refusing(int status) throws IOException {
        return new FakeContainerRegistry(status);
    }

    /** The name of an image in this registry. */
    String image(String nameAndTag) {
        return "localhost:" + port.number() + "/" + nameAndTag;
    }

    /** The digest of the image that was pushed with a tag. */
    String digest(String tag) {
        return digest(manifests.getOrDefault(tag, new byte[0]));
    }

    @Override
    public void close() throws IOException {
        port.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (path.equals("/v2/")) {
            reply(exchange, 200, new byte[0]);
        } else if (refusal != 0) {
            reply(exchange, refusal, "{\"errors\": [{\"code\": \"DENIED\"}]}".getBytes(StandardCharsets.UTF_8));
        } else if (path.contains("/manifests/")) {
            manifest(exchange, last, body);
        } else if (path.contains("/blobs/uploads/")) {
            upload(exchange, body);
        } else {
            reply(exchange, blobs.containsKey(last) ? 200 : 404, blobs.getOrDefault(last, new byte[0]));
        }
    }

    private void manifest(HttpExchange exchange, String tag, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            manifests.put(tag, body);
            exchange.getResponseHeaders().set("Docker-Content-Digest", digest(body));
            reply(exchange, 201, new byte[0]);
        } else {
            byte[] found = manifests.getOrDefault(tag, new byte[0]);
            exchange.getResponseHeaders().set("Content-Type", MANIFEST_TYPE);
            exchange.getResponseHeaders().set("Docker-Content-Digest", digest(found));
            reply(exchange, found.length == 0 ? 404 : 200, found);
        }
    }

    /** An upload starts with POST, is sent with PATCH and named with PUT; each upload is one chunk. */
    private void upload(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (exchange.getRequestMethod()) {
            case "POST" -> {
                exchange.getResponseHeaders().set("Location", path + "upload");
                reply(exchange, 202, new byte[0]);
            }
            case "PATCH" -> {
                blobs.put(digest(body), body);
                exchange.getResponseHeaders().set("Location", path);
                reply(exchange, 202, new byte[0]);
            }
            default -> reply(exchange, 201, new byte[0]);
        }
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
        }
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static String digest(byte[] bytes) {
        return "sha256:" + DigestUtils.sha256Hex(bytes);
    }
}
