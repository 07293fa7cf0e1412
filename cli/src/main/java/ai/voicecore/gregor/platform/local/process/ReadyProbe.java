package ai.voicecore.gregor.platform.local.process;

import ai.voicecore.gregor.access.Http;
import ai.voicecore.gregor.access.Transport;
import ai.voicecore.gregor.snapshot.HealthPage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Asks a node whether it is ready. */
public final class ReadyProbe {
    private static final Http.Bounds BOUNDS = new Http.Bounds(Duration.ofSeconds(2), Duration.ofSeconds(2), 16_000);

    /** A new connection for each request: the next answer may come from another process. */
    private static final Http HTTP = Http.over(Transport.PLAIN, BOUNDS, Map.of("Connection", "close"));

    public static final Answer STOPPING = new Answer(false, "stopping");

    private ReadyProbe() {}

    /** The node's answer; the reason why it is not ready is empty if it is. */
    public record Answer(boolean ready, String reason) {}

    /**
     * Whether a node is ready. A node whose ready URL has its own port, such as the registry, is not ready while another
     * process listens on its client port.
     *
     * @param pid the node's process: answers of other processes do not count
     */
    public static Answer ask(NodeLaunch launch, long pid) {
        Answer answer = ask(launch.readyUrl(), pid);
        return !answer.ready()
                ? answer
                : launch.clientPort()
                        .filter(port -> PortHolder.isHeldByOther(port, pid))
                        .map(port -> new Answer(false, "another process listens at its port " + port))
                        .orElse(answer);
    }

    /** @param pid the node's process: answers of other processes do not count */
    static Answer ask(String url, long pid) {
        try {
            Http.Answer answer = HTTP.send("GET", url, new byte[0]);
            int port = URI.create(url).getPort();
            boolean own = answer.header("Gregor-Pid")
                    .map(answering -> answering.equals(String.valueOf(pid)))
                    .orElseGet(() -> !PortHolder.isHeldByOther(port, pid));
            if (!own) {
                return new Answer(false, "another process answers at its port " + port);
            }
            return answer.status() == 200 ? new Answer(true, "") : new Answer(false, reason(answer.body()));
        } catch (IOException e) {
            return new Answer(false, "its HTTP endpoint does not answer yet");
        }
    }

    private static String reason(String page) {
        String reason = HealthPage.reason(page);
        return reason.isEmpty() ? "not ready" : reason;
    }
}
