package ai.voicecore.gregor.engine;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.rolling.KafkaVersion;
import ai.voicecore.gregor.rolling.OldClients;
import ai.voicecore.gregor.rolling.UpgradeRules;
import ai.voicecore.gregor.settings.ReleaseSettings;
import ai.voicecore.gregor.settings.SpecSettings;
import ai.voicecore.gregor.snapshot.CannotStart;
import ai.voicecore.gregor.snapshot.RestartCheck;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that keeps a cluster from running another release, looked for before anything is done. */
public final class UpgradeChecks {
    private final Topology wanted;
    private final ClusterSpec before;
    private final Platform platform;
    private final Services services;
    private final KafkaVersion version;

    /**
     * Checks of one upgrade, or of the way back.
     *
     * @param before as it was deployed last
     * @param wanted the same with the other release
     */
    public UpgradeChecks(ClusterSpec before, Topology wanted, Platform platform, Services services) {
        this.before = before;
        this.wanted = wanted;
        this.platform = platform;
        this.services = services;
        this.version = KafkaVersion.of(wanted.spec().version());
    }

    /**
     * All of it at once; none if it can begin.
     *
     * @param acceptOldClients whether clients may be turned away
     */
    public List<Problem> problems(boolean acceptOldClients) {
        try (ClusterAdmin admin = services.admin(wanted)) {
            List<Problem> problems = new ArrayList<>(UpgradeRules.problems(before, version, admin.snapshot()));
            if (problems.stream().anyMatch(problem -> problem.path().equals("version"))) {
                return problems;
            }
            settings(admin).stream()
                    .filter(problem ->
                            problems.stream().noneMatch(known -> known.path().equals(problem.path())))
                    .toList()
                    .forEach(problems::add);
            List<RestartCheck> said = services.states().restartChecks(wanted.nodes());
            StartChecks.asTheyAre(wanted, wanted.nodes(), platform, said).stream()
                    .map(UpgradeChecks::problem)
                    .forEach(problems::add);
            if (!acceptOldClients) {
                problems.addAll(OldClients.problems(KafkaVersion.of(before.version()), version, said));
            }
            return problems;
        }
    }

    private List<Problem> settings(ClusterAdmin admin) {
        Optional<ReleaseSettings> release = services.release(wanted.spec());
        if (release.isEmpty()) {
            return UpgradeRules.byHeart(before, version);
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
