package ai.voicecore.gregor.check.migration;

import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.check.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The controllers take the brokers' protocol version for their own metadata.version. */
final class ProtocolIsNewest extends MigrationCheck {
    private static final String PROTOCOL = "inter.broker.protocol.version";

    ProtocolIsNewest() {
        super("protocol", "all brokers speak the protocol of Kafka 3.9");
    }

    @Override
    public Verdict examine(MigrationEvidence evidence) {
        Map<Integer, String> versions = evidence.setting(PROTOCOL);
        List<Finding> findings = versions.entrySet().stream()
                .filter(broker -> !broker.getValue().startsWith("3.9"))
                .map(broker -> new Finding(
                        "Broker " + broker.getKey() + " has " + PROTOCOL + "=" + broker.getValue() + ".",
                        "Run Kafka 3.9.2 on all brokers, then set it to 3.9 and restart them one by one."))
                .toList();
        return Verdict.of(PROTOCOL + " " + Set.copyOf(versions.values()), findings);
    }
}
