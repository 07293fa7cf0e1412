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
 * The state before a deployment.
 *
 * @param deployed the last deployed topology
 * @param nodes all nodes that the platform knows
 * @param topics changes that make the topics match the spec; if the brokers cannot be asked, the creation of all topics,
 *     which is harmless
 * @param compatibility the registry's global rule; empty if it does not run
 * @param unsettled nodes that do not run with their saved description: an interrupted deployment restarted them with a
 *     configuration that was not saved, or the platform started them from an older one
 * @param drift objects that differ, see {@link Platform#drift}; only asked where nodes run
 * @param resizing whether an interrupted deployment left reassignments unfinished
 * @param live settings that can be changed at run time; empty if the brokers cannot be asked
 * @param unknown why a ready service could not be asked
 * @param load present and future partitions, declared or not
 * @param quorum the voters; empty in ZooKeeper mode, or if the brokers cannot be asked
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

    /** A state without differences. */
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
