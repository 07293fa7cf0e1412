package ai.voicecore.gregor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.testing.Clusters;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MembershipTest {
    private static final String ZOOKEEPER = "{platform: kubernetes, mode: zookeeper, version: 3.9.2}";
    private static final String DEDICATED = "{platform: kubernetes, controllers: dedicated, version: 3.9.2}";

    @Test
    void theNamesOfTheNodesOfANewClusterDependOnItsMode() {
        assertThat(names(Clusters.topology(ZOOKEEPER))).contains("kafka-0", "zookeeper-0");
        assertThat(names(Clusters.topology(DEDICATED))).contains("kafka-kraft-0", "kafka-controller-0");
    }

    @Test
    void aBrokerThatIsMigratedToKraftKeepsItsNameIdVolumeAndAddress() {
        Topology before = Clusters.topology(ZOOKEEPER);

        Topology after = Clusters.topology(Clusters.spec(DEDICATED), before.membership());

        Node was = Clusters.node(before, "kafka-1");
        Node is = Clusters.node(after, "kafka-1");
        assertThat(is.id()).isEqualTo(was.id());
        assertThat(is.addresses()).isEqualTo(was.addresses());
        assertThat(is.kafkaProperties())
                .containsEntry("log.dirs", was.kafkaProperties().get("log.dirs"));
        assertThat(names(after)).contains("kafka-0", "kafka-1", "kafka-2", "kafka-controller-0");
    }

    @Test
    void thePhaseOfABrokerDeterminesItsSettingsOfZooKeeperAndTheQuorum() {
        ClusterSpec spec = Clusters.spec(DEDICATED);
        List<Member> members = Clusters.topology(spec).membership().members().stream()
                .map(member -> member.id() == 1
                        ? new Member(member.workload(), 1, 1, member.role(), Optional.of(Phase.ZOOKEEPER))
                        : member)
                .toList();

        Topology mixed = Clusters.topology(spec, new Membership(members, Optional.of(Quorum.STATIC)));

        assertThat(Clusters.node(mixed, "kafka-kraft-0").kafkaProperties())
                .containsEntry("process.roles", "broker")
                .containsEntry("node.id", "0")
                .containsKey("controller.quorum.voters")
                .doesNotContainKeys("broker.id", "zookeeper.connect");
        assertThat(Clusters.node(mixed, "kafka-kraft-1").kafkaProperties())
                .containsEntry("broker.id", "1")
                .containsKey("zookeeper.connect")
                .doesNotContainKeys("process.roles", "node.id", "controller.quorum.voters");
    }

    @Test
    void aNewBrokerBelongsToTheWorkloadOfTheOthers() {
        Membership three = Clusters.topology(ZOOKEEPER).membership();

        Topology four = Clusters.topology(
                Clusters.spec("{platform: kubernetes, controllers: dedicated, version: 3.9.2, brokers: 4}"), three);

        assertThat(names(four)).contains("kafka-3").doesNotContain("kafka-kraft-3");
    }

    @Test
    void aNodeThatIsNoLongerInTheSpecIsNoMember() {
        Membership three = Clusters.topology("brokers: 3").membership();

        assertThat(names(Clusters.topology(Clusters.spec("{brokers: 2, replication: 2, controllerCount: 1}"), three)))
                .contains("kafka-0", "kafka-1")
                .doesNotContain("kafka-2");
    }

    private static List<String> names(Topology topology) {
        return topology.nodes().stream().map(Node::name).toList();
    }
}
