package ai.voicecore.gregor.cli.option;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.spec.Profile;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecLines;
import ai.voicecore.gregor.spec.yaml.SpecSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that select a spec and override its fields. */
public final class SpecOptions {
    private SpecFile file = new SpecFile(null);

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The spec file, or - for standard input; without it, the deployed spec or else the defaults.")
    void file(@Nullable Path path) {
        file = new SpecFile(path);
    }

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
            names = {"--kafka-version", "--version"},
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

    /** The words of a spec field, for shell completion. */
    private static List<String> words(Enum<?>... constants) {
        return Stream.of(constants).map(ClusterSpecReader::wordOf).toList();
    }

    private static final class Modes extends ArrayList<String> {
        Modes() {
            super(words(Mode.values()));
        }
    }

    static final class Platforms extends ArrayList<String> {
        Platforms() {
            super(words(PlatformKind.values()));
        }
    }

    private static final class Profiles extends ArrayList<String> {
        Profiles() {
            super(words(Profile.values()));
        }
    }

    /**
     * The spec to deploy. Without a file a deployed cluster keeps its spec, instead of getting the defaults.
     *
     * @param remembered the cluster's name, if given, and the spec of the defaults and options → the last deployed spec
     */
    public ClusterSpec spec(BiFunction<Optional<String>, ClusterSpec, Optional<ClusterSpec>> remembered) {
        ClusterSpec described = ClusterSpecReader.read(source());
        ClusterOption.refuseNamespace(namespace, described.platform() == PlatformKind.KUBERNETES);
        if (file.isGiven()) {
            return described;
        }
        return remembered
                .apply(Optional.ofNullable(name), described)
                .filter(known -> name == null || name.equals(known.name()))
                .map(this::again)
                .orElse(described);
    }

    /** The same spec with the values that a deployed cluster keeps because its stored data depends on them. */
    public ClusterSpec after(ClusterSpec described, ClusterSpec deployed) {
        return file.isGiven() ? ClusterSpecReader.read(source(), deployed) : described;
    }

    /** Options change a spec that was made of defaults and options; they do not change a spec that came from a file. */
    private ClusterSpec again(ClusterSpec known) {
        if (Stream.of(mode, version, profile, portOffset).allMatch(Objects::isNull)) {
            return known;
        }
        SpecSource plain = placed(SpecSource.defaults().with("--name", "name", known.name()));
        ClusterSpec changed = ClusterSpecReader.read(changed(plain));
        if (known.equals(ClusterSpecReader.read(plain)) || known.equals(changed)) {
            return changed;
        }
        throw InvalidSpec.of(
                "--file",
                "is missing: cluster " + known.name()
                        + " was deployed from a spec of its own, and these options alone would take the rest of it back to"
                        + " the defaults.",
                "Name the spec with -f. What was deployed last is in clusters/" + known.name()
                        + "/spec.yaml below Gregor's home, on Kubernetes in the ConfigMap gregor-cluster.");
    }

    public ClusterSpec specOn(String named) {
        return ClusterSpecReader.read(source().with("render " + named, "platform", named));
    }

    public SpecLines lines() {
        return new SpecLines(source());
    }

    private SpecSource source() {
        SpecSource source = file.source().orElseGet(SpecSource::defaults);
        return changed(placed(source.with("--name", "name", name)));
    }

    /** Overrides the fields that say where the cluster is. */
    private SpecSource placed(SpecSource source) {
        return source.with("--on", "platform", platform).with("--namespace", "kubernetes.namespace", namespace);
    }

    /** Overrides the other fields. */
    private SpecSource changed(SpecSource source) {
        return source.with("--mode", "mode", mode)
                .with("--kafka-version", "version", version)
                .with("--profile", "profile", profile)
                .with("--port-offset", "local.portOffset", portOffset);
    }
}
