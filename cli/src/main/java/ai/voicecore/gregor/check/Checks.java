package ai.voicecore.gregor.check;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.PlatformKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The checks that apply to a cluster. */
public final class Checks {
    private Checks() {}

    /**
     * A check that is not run.
     *
     * @param id of the check
     * @param reason why not, as a sentence
     */
    public record LeftOut(String id, String reason) {}

    public static List<Check<? super Evidence>> of(ClusterSpec spec) {
        List<Check<? super Evidence>> checks = new ArrayList<>(ofNodes(spec));
        if (spec.platform() == PlatformKind.KUBERNETES) {
            checks.addAll(List.of(new HostsApart(), new VolumesBound(), new BudgetsHold()));
        }
        return List.copyOf(checks);
    }

    /** The checks that need only the nodes themselves. */
    public static List<Check<? super Evidence>> ofNodes(ClusterSpec spec) {
        List<Check<? super Evidence>> checks = new ArrayList<>();
        checks.add(new NodesRunning());
        checks.add(new ListenersReachable(Advice.GREGOR));
        checks.add(spec.mode() == Mode.KRAFT ? new QuorumInStep() : new EnsembleInStep());
        checks.add(new TopicsAsDeclared());
        checks.add(new DataPathWorks(Advice.GREGOR));
        if (spec.registry().enabled()) {
            checks.add(new RegistryWorks());
        }
        if (spec.connect().enabled()) {
            checks.add(new ConnectWorks());
        }
        checks.add(new PartitionsHealthy(Advice.GREGOR));
        checks.add(new StorageHasRoom(Advice.GREGOR));
        checks.add(new HasCapacity());
        checks.add(new VersionsConsistent());
        return List.copyOf(checks);
    }

    /**
     * Those that ask nobody but the brokers, so that they can be run on clusters that Gregor has not deployed.
     *
     * @param kraft whether there is a KRaft quorum
     * @param leftOut those that are not to be run
     */
    public static List<Check<? super BrokerEvidence>> ofBrokers(boolean kraft, List<LeftOut> leftOut) {
        List<Check<? super BrokerEvidence>> checks = new ArrayList<>();
        checks.add(new ListenersReachable(Advice.OTHERS));
        if (kraft) {
            checks.add(new QuorumLed(Advice.OTHERS));
        }
        checks.add(new DataPathWorks(Advice.OTHERS));
        checks.add(new PartitionsHealthy(Advice.OTHERS));
        checks.add(new StorageHasRoom(Advice.OTHERS));
        checks.add(new VersionsConsistent.OfBrokers(Advice.OTHERS));
        checks.removeIf(check -> leftOut.stream().anyMatch(left -> left.id().equals(check.id())));
        return List.copyOf(checks);
    }

    /** Those that ask only the brokers and must hold before a migration to KRaft begins. */
    public static List<Check<? super BrokerEvidence>> beforeMigration(boolean own) {
        Advice advice = own ? Advice.GREGOR : Advice.OTHERS;
        return List.of(
                new PartitionsHealthy(advice), new StorageHasRoom(advice), new VersionsConsistent.OfBrokers(advice));
    }

    /**
     * Those that such a cluster does without, with the reasons.
     *
     * @param kraft whether there is a KRaft quorum
     * @param describable whether its brokers answer questions about the cluster itself
     * @param deletesTopics whether a topic that is made to try the brokers with can be deleted
     */
    public static List<LeftOut> leftOut(boolean kraft, boolean describable, boolean deletesTopics) {
        List<LeftOut> left = new ArrayList<>();
        left.add(new LeftOut("nodes-running", "It asks the platform, and Gregor has not deployed this cluster."));
        if (!kraft) {
            left.add(new LeftOut("zookeeper-ensemble", "It asks the ZooKeeper servers, which brokers do not name."));
        }
        if (!describable) {
            Stream.of("kraft-quorum", "storage", "versions")
                    .filter(id -> kraft || !id.equals("kraft-quorum"))
                    .forEach(id -> left.add(new LeftOut(
                            id, "The user that Gregor logs in with lacks the right Describe on the cluster.")));
        }
        left.add(new LeftOut(
                "topics-as-declared",
                "No spec belongs to this cluster. What one declares is compared by: gregor topics diff -f FILE"));
        if (!deletesTopics) {
            left.add(new LeftOut(
                    "produce-consume",
                    "It makes a topic, and these brokers do not delete topics (delete.topic.enable=false)."));
        }
        left.add(new LeftOut("schema-registry", "Brokers do not name the registry of their cluster."));
        left.add(new LeftOut("connect", "Brokers do not name the Connect workers of their cluster."));
        left.add(new LeftOut(
                "capacity", "It asks the nodes for their heaps and open files, and these have no such page."));
        return List.copyOf(left);
    }
}
