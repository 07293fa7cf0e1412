package ai.voicecore.gregor.testing;

import ai.voicecore.gregor.runtime.InstallProgress;
import ai.voicecore.gregor.runtime.RuntimeId;
import ai.voicecore.gregor.runtime.RuntimeStore;
import ai.voicecore.gregor.runtime.maven.MavenSource;
import ai.voicecore.gregor.runtime.release.InstalledSettings;
import ai.voicecore.gregor.settings.ReleaseSettings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Kafka releases, installed once for all integration tests. */
public final class Releases {
    private static final Map<String, ReleaseSettings> LOADED = new ConcurrentHashMap<>();

    private Releases() {}

    public static ReleaseSettings settings(String version) {
        return LOADED.computeIfAbsent(
                version,
                wanted -> new InstalledSettings(new RuntimeStore(TestHome.path().resolve("runtimes"), MavenSource::new)
                        .install(RuntimeId.kafka(wanted), InstallProgress.SILENT)));
    }
}
