package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.runtime.InstallProgress;
import ai.voicecore.gregor.runtime.RuntimeId;
import ai.voicecore.gregor.runtime.RuntimeStore;
import ai.voicecore.gregor.runtime.release.InstalledSettings;
import ai.voicecore.gregor.settings.IneffectiveSettings;
import ai.voicecore.gregor.settings.ReleaseSettings;
import ai.voicecore.gregor.settings.SpecSettings;
import ai.voicecore.gregor.settings.UnusableSettings;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.PlatformKind;
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
import java.util.concurrent.ConcurrentHashMap;

/**
 * Settings of Kafka releases, with which specs are validated. Each release is installed when first needed, and loaded once. A
 * spec without settings needs no validation.
 */
public final class ReleaseLibrary {
    private final RuntimeStore runtimes;
    private final Progress progress;
    private final Map<RuntimeId, Optional<ReleaseSettings>> loaded = new ConcurrentHashMap<>();

    ReleaseLibrary(RuntimeStore runtimes, Progress progress) {
        this.runtimes = runtimes;
        this.progress = progress;
    }

    /**
     * The release of a spec. On Kubernetes no node on this machine needs it, so the command can continue without it: then
     * the result is empty and a message is printed.
     */
    Optional<ReleaseSettings> of(ClusterSpec spec) {
        return loaded.computeIfAbsent(RuntimeId.kafka(spec.version()), kafka -> load(kafka, spec.platform()));
    }

    private Optional<ReleaseSettings> load(RuntimeId kafka, PlatformKind platform) {
        try {
            return Optional.of(new InstalledSettings(runtimes.install(kafka, new Installing(kafka, progress))));
        } catch (Failure e) {
            if (platform != PlatformKind.KUBERNETES || e.kind() == FailureKind.INTERRUPTED) {
                throw e;
            }
            progress.done("settings were not checked with " + kafka + ", because " + e.getMessage()
                    + "; the brokers check those of topics themselves");
            return Optional.empty();
        }
    }

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
                of(spec).map(release -> problems(topology, release)).orElse(List.of()));
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

    /** The same for the topics alone. */
    public void judgeTopics(ClusterSpec spec, ClusterSpec known, SpecLines lines) {
        if (!SpecSettings.anyOfTopics(spec) || new HashSet<>(known.topics()).containsAll(spec.topics())) {
            return;
        }
        of(spec).ifPresent(release -> {
            List<Problem> problems = new SpecSettings(spec, release).ofTopics();
            if (!problems.isEmpty()) {
                throw new InvalidSpec(lines.located(problems));
            }
        });
    }

    private record Installing(RuntimeId kafka, Progress progress) implements InstallProgress {
        @Override
        public void started(RuntimeId id) {
            progress.doing("installing " + kafka + ", to check settings");
        }
    }
}
