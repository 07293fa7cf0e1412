package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ClusterSpecReader;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.spec.Profile;
import ai.voicecore.gregor.spec.SpecSource;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which spec, and what to change in it. */
final class SpecOptions {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The spec; without one, the defaults.")
    private @Nullable Path file;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the cluster (default: voicecore).")
    private @Nullable String name;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            completionCandidates = Modes.class,
            description = "kraft (default) or zookeeper.")
    private @Nullable String mode;

    @Option(
            names = "--on",
            paramLabel = "PLATFORM",
            completionCandidates = Platforms.class,
            description = "local (default) or kubernetes.")
    private @Nullable String platform;

    @Option(
            names = "--kafka-version",
            paramLabel = "VERSION",
            description = "Version of Kafka (default: 4.3.1, in ZooKeeper mode 3.9.2).")
    private @Nullable String version;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            completionCandidates = Profiles.class,
            description = "local or production.")
    private @Nullable String profile;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Added to every port, to run clusters side by side.")
    private @Nullable String portOffset;

    @Option(names = "--namespace", paramLabel = "NAMESPACE", description = "Kubernetes namespace (default: kafka).")
    private @Nullable String namespace;

    /** The spec's words, for shells to complete. */
    abstract static class Words implements Iterable<String> {
        private final List<String> words;

        Words(Enum<?>... constants) {
            this.words = Stream.of(constants).map(ClusterSpecReader::wordOf).toList();
        }

        @Override
        public Iterator<String> iterator() {
            return words.iterator();
        }
    }

    private static final class Modes extends Words {
        Modes() {
            super(Mode.values());
        }
    }

    static final class Platforms extends Words {
        Platforms() {
            super(PlatformKind.values());
        }
    }

    private static final class Profiles extends Words {
        Profiles() {
            super(Profile.values());
        }
    }

    ClusterSpec spec() {
        return ClusterSpecReader.read(source());
    }

    /** The spec for a platform that the command itself names. */
    ClusterSpec specOn(String named) {
        return ClusterSpecReader.read(source().with("render " + named, "platform", named));
    }

    private SpecSource source() {
        SpecSource source = file == null ? SpecSource.defaults() : SpecSource.file(file);
        source = with(source, "--name", "name", name);
        source = with(source, "--mode", "mode", mode);
        source = with(source, "--on", "platform", platform);
        source = with(source, "--kafka-version", "version", version);
        source = with(source, "--profile", "profile", profile);
        source = with(source, "--namespace", "kubernetes.namespace", namespace);
        return with(source, "--port-offset", "local.portOffset", portOffset);
    }

    private static SpecSource with(SpecSource source, String option, String path, @Nullable String value) {
        return value == null ? source : source.with(option, path, value);
    }
}
