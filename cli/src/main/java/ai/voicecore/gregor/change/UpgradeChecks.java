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

/**
 * All reasons against an upgrade or a downgrade, checked before anything is changed.
 *
 * @param before the last deployed spec
 * @param cluster the same with the other release
 */
record UpgradeChecks(ClusterSpec before, Cluster cluster) {
    /** All problems at once, with the clients that the new release rejects, unless these are accepted. */
    List<Problem> problems(boolean acceptOldClients) {
        Topology wanted = cluster.topology();
        KafkaVersion version = KafkaVersion.of(cluster.spec().version());
        try (ClusterAdmin admin = cluster.admin()) {
            List<Problem> problems = new ArrayList<>(UpgradeRules.problems(before, version, admin.snapshot()));
            if (problems.stream().anyMatch(problem -> problem.path().equals("version"))) {
                return problems;
            }
            settings(admin, version).stream()
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

    private List<Problem> settings(ClusterAdmin admin, KafkaVersion version) {
        Topology wanted = cluster.topology();
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
