package ai.voicecore.gregor.node.settings;

import java.util.List;
import java.util.Map;

/** The addresses of a KRaft node's controllers, from its properties. Pure. */
public final class ControllerAddresses {
    private static final String VOTERS = "controller.quorum.voters";
    private static final String BOOTSTRAP = "controller.quorum.bootstrap.servers";

    private ControllerAddresses() {}

    /** Whether the controllers' listener has neither TLS nor authentication. */
    public static boolean arePlain(Map<String, String> properties) {
        String name = CommaList.of(properties.getOrDefault("controller.listener.names", "")).stream()
                .findFirst()
                .orElse("");
        return OwnListener.protocol(properties, name).equals("PLAINTEXT");
    }

    /** Of {@code ID@HOST:PORT} or {@code HOST:PORT}. */
    public static List<HostPort> of(Map<String, String> properties) {
        return CommaList.of(properties.getOrDefault(VOTERS, properties.getOrDefault(BOOTSTRAP, ""))).stream()
                .map(voter -> voter.substring(voter.indexOf('@') + 1))
                .map(HostPort::of)
                .toList();
    }
}
