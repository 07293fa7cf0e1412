package ai.voicecore.gregor.check.migration;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.admin.DataPath.DataPathReport;
import ai.voicecore.gregor.check.Check;
import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.snapshot.BrokerSnapshot;
import ai.voicecore.gregor.snapshot.ClusterSnapshot;
import ai.voicecore.gregor.snapshot.LogDirSnapshot;
import ai.voicecore.gregor.snapshot.NodeState;
import ai.voicecore.gregor.snapshot.PartitionSnapshot;
import ai.voicecore.gregor.snapshot.TopicSnapshot;
import ai.voicecore.gregor.snapshot.zookeeper.Znodes;
import ai.voicecore.gregor.snapshot.zookeeper.ZooKeeperMetadata;
import ai.voicecore.gregor.snapshot.zookeeper.ZooKeeperMetadata.StoredTopic;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each condition that must hold before a migration begins. */
class MigrationChecksTest {
    private final Given given = new Given();

    @Test
    void aHealthyClusterMayBegin() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void theZooKeeperOfAnotherClusterIsRefused() {
        given.storedId = "another";

        assertThat(findings()).containsOnly("same-cluster: ZooKeeper's /cluster/id is another.");
    }

    @Test
    void aLeftoverMigrationIsRefusedWithAndWithoutContent() {
        given.znodes = new Znodes(Optional.empty(), true, OptionalLong.empty(), given.znodes.brokers());
        assertThat(findings()).containsOnly("not-begun: /migration exists.");

        given.znodes = new Znodes(Optional.of(3000), true, OptionalLong.of(7), given.znodes.brokers());
        assertThat(findings())
                .containsOnly(
                        "not-begun: /migration exists, and says that metadata was copied.",
                        "not-begun: /controller names the KRaft controller 3000.");
    }

    @Test
    void anOlderProtocolIsRefused() {
        given.settings.put("inter.broker.protocol.version", "3.8-IV0");

        assertThat(findings()).containsOnly("protocol: Broker 0 has inter.broker.protocol.version=3.8-IV0.");
    }

    @Test
    void aDeadBrokerInAnAssignmentIsRefused() {
        given.replicas.put(1, List.of(0, 9));

        assertThat(findings())
                .containsOnly("brokers-alive: Broker 9 has replicas, and is not registered in ZooKeeper.");
    }

    @Test
    void aDifferenceBetweenZooKeeperAndTheBrokersIsRefused() {
        given.differences.add("the settings of brokers/0: {ssl.key.password=x} in ZooKeeper, none from the brokers");

        assertThat(findings())
                .containsOnly(
                        "metadata: Not the same: the settings of brokers/0: {ssl.key.password=x} in ZooKeeper, none"
                                + " from the brokers.");
    }

    @Test
    void deletionsAndReassignmentsEndFirst() {
        given.deleting.add("old");
        given.reassigning.add("calls");

        assertThat(findings())
                .containsOnly(
                        "nothing-in-flight: Topics are being deleted: [old].",
                        "nothing-in-flight: Replicas are being moved: [calls].");
    }

    @Test
    void aBrokerMustNotHaveTheIdOfAController() {
        given.id = 3000;
        given.replicas.put(0, List.of(3000));
        given.znodes = new Znodes(Optional.empty(), false, OptionalLong.empty(), new TreeSet<>(Set.of(0, 1, 3000)));

        assertThat(findings()).containsOnly("ids: Broker 3000 has an id that a controller would get.");
    }

    @Test
    void settingsThatKraftDoesNotStoreAreRefused() {
        given.stored.put("topics/calls", new TreeMap<>(Map.of("a", "x".repeat(40_000))));
        given.settings.put("authorizer.class.name", "kafka.security.authorizer.AclAuthorizer");

        assertThat(findings())
                .containsOnly(
                        "settings: a of topics/calls has 40000 characters, and KRaft stores at most 32767.",
                        "settings: authorizer.class.name is kafka.security.authorizer.AclAuthorizer, which the controllers"
                                + " need too.");
    }

    @Test
    void aPartitionWithoutASpareReplicaIsNamed() {
        given.minInSync = "2";

        assertThat(findings())
                .containsOnly("spare-replicas: These partitions are unavailable while one of their brokers restarts:"
                        + " calls-0.");
    }

    @Test
    void thePlatformsProblemsAreFindings() {
        given.problems.add(Problem.of("controller-0", "port 9593 is in use.", "Free it."));

        assertThat(findings()).containsOnly("controllers-fit: controller-0: port 9593 is in use.");
    }

    private List<String> findings() {
        List<String> found = new ArrayList<>();
        for (Check<? super MigrationEvidence> check : MigrationChecks.all(true, false)) {
            for (Finding finding : check.examine(given).findings()) {
                found.add(check.id() + ": " + finding.sentence());
            }
        }
        return found;
    }

    /** A broker 0 with the partition calls-0, whose other replica is on broker 1. */
    private static final class Given implements MigrationEvidence {
        private int id;
        private String storedId = "cluster";
        private String minInSync = "1";
        private Znodes znodes = new Znodes(Optional.empty(), false, OptionalLong.empty(), new TreeSet<>(Set.of(0, 1)));
        private final SortedMap<Integer, List<Integer>> replicas = new TreeMap<>(Map.of(0, List.of(0, 1)));
        private final TreeSet<String> deleting = new TreeSet<>();
        private final Set<String> reassigning = new TreeSet<>();
        private final Map<String, String> settings = new HashMap<>(Map.of("inter.broker.protocol.version", "3.9-IV0"));
        private final SortedMap<String, SortedMap<String, String>> stored = new TreeMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<String> differences = new ArrayList<>();

        @Override
        public List<String> differences() {
            return differences;
        }

        @Override
        public Znodes znodes() {
            return znodes;
        }

        @Override
        public ZooKeeperMetadata stored() {
            return new ZooKeeperMetadata(
                    storedId, new TreeMap<>(Map.of("calls", new StoredTopic("id", replicas))), deleting, stored);
        }

        @Override
        public Map<Integer, String> setting(String name) {
            return Map.of(id, settings.getOrDefault(name, ""));
        }

        @Override
        public Set<String> reassigning() {
            return reassigning;
        }

        @Override
        public List<Problem> controllersProblems() {
            return problems;
        }

        @Override
        public List<Integer> brokers() {
            return List.of(id);
        }

        @Override
        public List<Listener> advertisedListeners() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<NodeState> states() {
            return List.of();
        }

        @Override
        public ClusterSnapshot snapshot() {
            return new ClusterSnapshot(
                    "cluster",
                    0,
                    List.of(new BrokerSnapshot(id, "localhost", 9092, Optional.empty(), new TreeMap<>())),
                    Optional.empty(),
                    new TreeMap<>(Map.of(
                            "calls",
                            new TopicSnapshot(
                                    "calls",
                                    false,
                                    List.of(new PartitionSnapshot(0, 0, List.of(0, 1), List.of(0, 1))),
                                    new TreeMap<>(Map.of("min.insync.replicas", minInSync))))),
                    List.of(new LogDirSnapshot(id, "/data", "", 100, 90)),
                    new TreeMap<>());
        }

        @Override
        public List<Integer> brokersKnownAt(Address listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DataPathReport dataPath() {
            throw new UnsupportedOperationException();
        }
    }
}
