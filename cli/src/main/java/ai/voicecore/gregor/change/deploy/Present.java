package ai.voicecore.gregor.change.deploy;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.capacity.Load;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.snapshot.NodeStatus;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.topics.TopicChange;
import ai.voicecore.gregor.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is there before a spec is deployed.
 *
 * @param deployed what was deployed last
 * @param nodes every node that the platform knows
 * @param topics what makes the topics as declared; where the brokers cannot be asked, their creation, which is harmless
 * @param compatibility the registry's global rule; empty if it does not run
 * @param unsettled nodes that run otherwise than they are described: an interrupted deployment has restarted them with a
 *     configuration that was not remembered, or their platform has made them from an older description
 * @param drift objects that are not as they should be, see {@link Platform#drift}; only asked where nodes run
 * @param resizing whether an interrupted deployment has left replicas on their way from broker to broker
 * @param live what the brokers say of settings that can be changed while they run; empty if they cannot be asked
 * @param unknown why the topics or the compatibility of what is ready could not be asked
 * @param load partitions that there are or will be, declared or not
 * @param quorum who votes; empty in ZooKeeper mode, or if the brokers cannot be asked
 */
public record Present(
        Optional<Topology> deployed,
        List<NodeStatus> nodes,
        List<TopicChange> topics,
        Optional<String> compatibility,
        Set<String> unsettled,
        List<String> drift,
        boolean resizing,
        Optional<LiveChange.Live> live,
        Optional<AdminFailure> unknown,
        Load load,
        Optional<QuorumSnapshot> quorum) {

    /** Of a cluster with nothing else out of order. */
    public Present(
            Optional<Topology> deployed,
            List<NodeStatus> nodes,
            List<TopicChange> topics,
            Optional<String> compatibility,
            Set<String> unsettled) {
        this(
                deployed,
                nodes,
                topics,
                compatibility,
                unsettled,
                List.of(),
                false,
                Optional.of(LiveChange.Live.NONE),
                Optional.empty(),
                new Load(0, 0),
                Optional.empty());
    }
}
