package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.settings.IneffectiveSettings;
import ai.voicecore.gregor.settings.ReleaseSettings;
import ai.voicecore.gregor.settings.SpecSettings;
import ai.voicecore.gregor.settings.UnusableSettings;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.spec.yaml.SpecLines;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import ai.voicecore.gregor.topology.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Validates a spec's settings with the release that will run. A spec without settings needs no validation. */
public record SettingsJudge(ReleaseLibrary releases, Progress progress) {

    /**
     * Throws {@link InvalidSpec} with every setting that the release does not know or accept; reports settings without
     * effect. Settings that were deployed with the same release are not validated again.
     */
    public void judge(Topology topology, Optional<ClusterRecord> known, SpecLines lines) {
        ClusterSpec spec = topology.spec();
        boolean before = known.map(ClusterRecord::spec)
                .filter(old ->
                        old.version().equals(spec.version()) && old.config().equals(spec.config()))
                .filter(old -> new HashSet<>(old.topics()).containsAll(spec.topics()))
                .isPresent();
        if (!SpecSettings.any(spec) || before) {
            return;
        }
        List<Problem> notes = lines.located(IneffectiveSettings.of(spec));
        List<Problem> problems = new ArrayList<>(
                releases.of(spec).map(release -> problems(topology, release)).orElse(List.of()));
        problems.addAll(UnusableSettings.problems(
                spec,
                topology.nodes(Role::isBroker).findFirst().orElseThrow().kafkaProperties(),
                known.<Map<String, String>>map(record -> record.spec().config()).orElse(Map.of())));
        if (!problems.isEmpty()) {
            throw new InvalidSpec(lines.located(problems));
        }
        notes.forEach(note -> progress.done(note.toString()));
    }

    private static List<Problem> problems(Topology topology, ReleaseSettings release) {
        return new SpecSettings(topology.spec(), release)
                .problems(topology.nodes(role -> role.isBroker() || role.isController())
                        .<Map<String, String>>map(Node::kafkaProperties)
                        .toList());
    }

    public void judgeTopics(ClusterSpec spec, ClusterSpec known, SpecLines lines) {
        if (!SpecSettings.anyOfTopics(spec) || new HashSet<>(known.topics()).containsAll(spec.topics())) {
            return;
        }
        releases.of(spec).ifPresent(release -> {
            List<Problem> problems = new SpecSettings(spec, release).ofTopics();
            if (!problems.isEmpty()) {
                throw new InvalidSpec(lines.located(problems));
            }
        });
    }
}
