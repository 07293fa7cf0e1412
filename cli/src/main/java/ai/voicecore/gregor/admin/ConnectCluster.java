package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.concurrent.Mutating;
import java.util.List;
import java.util.Map;

/** The REST API of Kafka Connect. Methods throw {@link AdminFailure}. */
public interface ConnectCluster {

    String kafkaClusterId();

    /** Classes of the connectors that are installed. */
    List<String> plugins();

    @Mutating
    void create(String connector, Map<String, String> config);

    /** State of the connector and of its tasks, in lower case: running, failed, unassigned … */
    ConnectorStatus status(String connector);

    /** Deletes a connector that Gregor created; no error if it does not exist. */
    void deleteOwnConnector(String connector);

    record ConnectorStatus(String connector, List<String> tasks, String trace) {}
}
