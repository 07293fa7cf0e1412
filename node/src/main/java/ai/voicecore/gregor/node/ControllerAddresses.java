package ai.voicecore.gregor.node;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/** Where a KRaft node finds the controllers, by its own properties. Pure: names are not looked up. */
final class ControllerAddresses {
    private static final String VOTERS = "controller.quorum.voters";
    private static final String BOOTSTRAP = "controller.quorum.bootstrap.servers";

    private ControllerAddresses() {}

    /** Whether they are spoken to without TLS and without a password. */
    static boolean arePlain(Map<String, String> properties) {
        String name = CommaList.of(properties.getOrDefault("controller.listener.names", "")).stream()
                .findFirst()
                .orElse("");
        return OwnListener.protocol(properties, name).equals("PLAINTEXT");
    }

    /** Of {@code ID@HOST:PORT} or {@code HOST:PORT}. */
    static List<InetSocketAddress> of(Map<String, String> properties) {
        return CommaList.of(properties.getOrDefault(VOTERS, properties.getOrDefault(BOOTSTRAP, ""))).stream()
                .map(voter -> voter.substring(voter.indexOf('@') + 1))
                .map(address -> InetSocketAddress.createUnresolved(
                        address.substring(0, address.lastIndexOf(':')),
                        Integer.parseInt(address.substring(address.lastIndexOf(':') + 1))))
                .toList();
    }
}
