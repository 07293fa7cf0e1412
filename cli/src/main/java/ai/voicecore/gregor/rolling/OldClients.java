package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.snapshot.RestartCheck;
import ai.voicecore.gregor.snapshot.RestartCheck.OldRequest;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.KafkaVersion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Current clients that a new release rejects: Kafka 4 does not support requests older than Kafka 2.1 (KIP-896). */
public final class OldClients {
    private OldClients() {}

    /** A problem for each client and request version, by the brokers' counters since their start. */
    public static List<Problem> problems(KafkaVersion from, KafkaVersion to, Collection<RestartCheck> brokers) {
        if (!from.isBefore(4, 0) || to.isBefore(4, 0)) {
            return List.of();
        }
        Map<String, Long> counts = new TreeMap<>();
        brokers.stream()
                .flatMap(broker -> broker.oldRequests().stream())
                .forEach(request -> counts.merge(of(request), request.count(), Long::sum));
        return counts.entrySet().stream()
                .map(entry -> Problem.of(
                        entry.getKey(),
                        "was sent " + (entry.getValue() == 1 ? "once" : entry.getValue() + " times")
                                + " since the brokers started, and Kafka " + to + " turns it away (KIP-896).",
                        "Bring that client to a release that is newer than Kafka 2.1; the count begins anew when a broker"
                                + " restarts. To upgrade all the same: --accept-old-clients."))
                .toList();
    }

    private static String of(OldRequest request) {
        return request.request() + " version " + request.version() + " from client " + request.client();
    }
}
