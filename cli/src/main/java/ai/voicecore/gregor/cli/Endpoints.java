package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.topology.Topology;

/** Where clients find a cluster. */
final class Endpoints {
    private Endpoints() {}

    static String describe(Topology topology) {
        StringBuilder text = new StringBuilder("bootstrap.servers    " + topology.bootstrapServers());
        topology.registryUrl()
                .ifPresent(url -> text.append("\nschema.registry.url  ").append(url));
        if (!topology.connectUrls().isEmpty()) {
            text.append("\nconnect              ").append(String.join(",", topology.connectUrls()));
        }
        return text.toString();
    }
}
