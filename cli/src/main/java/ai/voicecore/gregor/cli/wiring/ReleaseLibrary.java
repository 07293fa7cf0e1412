package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.runtime.InstallProgress;
import ai.voicecore.gregor.runtime.RuntimeId;
import ai.voicecore.gregor.runtime.RuntimeStore;
import ai.voicecore.gregor.runtime.release.InstalledSettings;
import ai.voicecore.gregor.settings.ReleaseSettings;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.PlatformKind;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Settings of Kafka releases. Each release is installed when first needed, and loaded once. */
final class ReleaseLibrary {
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

    private record Installing(RuntimeId kafka, Progress progress) implements InstallProgress {
        @Override
        public void started(RuntimeId id) {
            progress.doing("installing " + kafka + ", to check settings");
        }
    }
}
