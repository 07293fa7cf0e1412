package ai.voicecore.gregor.node.state;

import ai.voicecore.gregor.node.settings.CommaList;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a Connect worker's own REST server for its health: {@code GET /health}, 200 when the worker has started and its
 * herder answers (KIP-1017, Kafka 3.9 and newer).
 *
 * @param address of the REST server; an https one needs a certificate that the JVM's trust store knows
 */
record ConnectHealth(URI address) {
    private static final int TIMEOUT_MS = 2_000;

    /** The worker's first http listener, otherwise its first one; Connect's default is {@code http://:8083}. */
    static ConnectHealth of(Map<String, String> worker) {
        List<String> listeners = CommaList.of(worker.getOrDefault("listeners", "http://:8083"));
        String listener = listeners.stream()
                .filter(each -> each.regionMatches(true, 0, "http:", 0, 5))
                .findFirst()
                .orElseGet(() -> listeners.get(0));
        // An empty host and the wildcard address include the loopback.
        return new ConnectHealth(
                URI.create(listener.replaceFirst("//(0\\.0\\.0\\.0|\\[::])?:", "//localhost:") + "/health"));
    }

    /** Why the worker is not healthy; empty if it is. */
    Optional<String> whyNot() {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            try {
                int status = connection.getResponseCode();
                return status == HttpURLConnection.HTTP_OK
                        ? Optional.empty()
                        : Optional.of("Connect's " + address + " answers " + status + ".");
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return Optional.of("Connect's " + address + " does not answer: " + e.getMessage());
        }
    }
}
