package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.snapshot.HealthPage;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks a node whether it is ready. */
final class ReadyProbe {
    private static final int TIMEOUT_MILLIS = 2000;

    static final Answer STOPPING = new Answer(false, "stopping");

    private ReadyProbe() {}

    /** @param reason why it is not ready; empty if it is */
    record Answer(boolean ready, String reason) {}

    /**
     * Whether a node is ready. One whose ready page has a port of its own, as the registry's has, is not while another process
     * listens where its clients look for it.
     *
     * @param pid the node's process: the answer of another one does not count
     */
    static Answer ask(NodeLaunch launch, long pid) {
        Answer answer = ask(launch.readyUrl(), pid);
        return !answer.ready()
                ? answer
                : launch.clientPort()
                        .filter(port -> PortHolder.isAnothers(port, pid))
                        .map(port -> new Answer(false, "another process listens at its port " + port))
                        .orElse(answer);
    }

    /** @param pid the node's process: the answer of another one does not count */
    static Answer ask(String url, long pid) {
        try {
            URI address = URI.create(url);
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                boolean ready = connection.getResponseCode() == 200;
                String answering = connection.getHeaderField("Gregor-Pid");
                boolean own = answering == null
                        ? !PortHolder.isAnothers(address.getPort(), pid)
                        : answering.equals(String.valueOf(pid));
                if (!own) {
                    return new Answer(false, "another process answers at its port " + address.getPort());
                }
                return new Answer(ready, ready ? "" : body(connection));
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return new Answer(false, "its HTTP endpoint does not answer yet");
        }
    }

    private static String body(HttpURLConnection connection) throws IOException {
        try (InputStream error = connection.getErrorStream()) {
            String text = error == null ? "" : new String(error.readNBytes(16_000), StandardCharsets.UTF_8);
            String reason = HealthPage.reason(text);
            return reason.isEmpty() ? "not ready" : reason;
        }
    }
}
