package ai.voicecore.gregor.change;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.rolling.OldClients;
import ai.voicecore.gregor.rolling.UpgradeRules;
import ai.voicecore.gregor.settings.ReleaseSettings;
import ai.voicecore.gregor.settings.SpecSettings;
import ai.voicecore.gregor.snapshot.CannotStart;
import ai.voicecore.gregor.snapshot.RestartCheck;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.KafkaVersion;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All reasons against an upgrade, checked before anything is changed. */
public final class UpgradeChecks {
    private final Cluster cluster;
    private final Topology wanted;
    private final ClusterSpec before;
    private final KafkaVersion version;

    /**
     * Checks of an upgrade or a downgrade.
     *
     * @param before the last deployed spec
     * @param cluster the same with the other release
     */
    public UpgradeChecks(ClusterSpec before, Cluster cluster) {
        this.before = before;
        this.cluster = cluster;
        this.wanted = cluster.topology();
        this.version = KafkaVersion.of(wanted.spec().version());
    }

    /**
     * All problems at once; none if the upgrade can begin.
     *
     * @param acceptOldClients whether clients may be rejected by the new release
     */
    public List<Problem> problems(boolean acceptOldClients) {
        try (ClusterAdmin admin = cluster.admin()) {
            List<Problem> problems = new ArrayList<>(UpgradeRules.problems(before, version, admin.snapshot()));
            if (problems.stream().anyMatch(problem -> problem.path().equals("version"))) {
                return problems;
            }
            settings(admin).stream()
                    .filter(problem ->
                            problems.stream().noneMatch(known -> known.path().equals(problem.path())))
                    .toList()
                    .forEach(problems::add);
            List<RestartCheck> said = cluster.services().states(wanted).restartChecks(wanted.nodes());
            StartChecks.asTheyAre(cluster, wanted.nodes(), said).stream()
                    .map(UpgradeChecks::problem)
                    .forEach(problems::add);
            if (!acceptOldClients) {
                problems.addAll(OldClients.problems(KafkaVersion.of(before.version()), version, said));
            }
            return problems;
        }
    }

    private List<Problem> settings(ClusterAdmin admin) {
        Optional<ReleaseSettings> release = cluster.services().release(wanted.spec());
        if (release.isEmpty()) {
            return UpgradeRules.knownRules(before, version);
        }
        List<Problem> problems = new ArrayList<>(new SpecSettings(wanted.spec(), release.get())
                .ofBrokers(wanted.nodes(role -> role.isBroker() || role.isController())
                        .<Map<String, String>>map(Node::kafkaProperties)
                        .toList()));
        problems.addAll(new ReleaseRefusals(release.get(), wanted.bootstrapServers()).of(admin.dynamicSettings()));
        return problems;
    }

    private static Problem problem(CannotStart node) {
        return Problem.of(node.node(), "would not start again: " + node.because() + ".", node.remedy());
    }
}
