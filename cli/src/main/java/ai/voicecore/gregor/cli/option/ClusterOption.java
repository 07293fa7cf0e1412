package ai.voicecore.gregor.cli.option;

import ai.voicecore.gregor.failure.ClusterOptions;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that select a deployed cluster. */
public final class ClusterOption {
    @Option(names = "--name", paramLabel = "NAME", description = "Name of the cluster, if there are several.")
    private @Nullable String name;

    @Option(
            names = "--on",
            paramLabel = "PLATFORM",
            completionCandidates = SpecOptions.Platforms.class,
            converter = PlatformWord.class,
            description = "local (default) or kubernetes.")
    private @Nullable PlatformKind platform;

    @Option(
            names = {"--namespace"},
            paramLabel = "NAMESPACE",
            description = "Kubernetes namespace of the cluster (default: kafka).")
    private @Nullable String namespace;

    /** The value of {@code platform} in a spec. */
    static final class PlatformWord implements picocli.CommandLine.ITypeConverter<PlatformKind> {
        @Override
        public PlatformKind convert(String word) {
            for (PlatformKind kind : PlatformKind.values()) {
                if (ClusterSpecReader.wordOf(kind).equals(word)) {
                    return kind;
                }
            }
            throw new TypeConversionException("'" + word + "' is not known: local or kubernetes.");
        }
    }

    /** The cluster of a spec, where the command line does not select another one. */
    public ClusterOption or(ClusterSpec spec) {
        ClusterOption option = new ClusterOption();
        option.name = name == null ? spec.name() : name;
        option.platform = platform == null ? spec.platform() : platform;
        option.namespace =
                namespace == null && option.isOnKubernetes() ? spec.kubernetes().namespace() : namespace;
        return option;
    }

    /** The first of these options that was given. */
    Optional<String> given() {
        return Stream.of(
                        Optional.ofNullable(name).map(value -> "--name"),
                        Optional.ofNullable(platform).map(value -> "--on"),
                        Optional.ofNullable(namespace).map(value -> "--namespace"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Throws {@link InvalidSpec} if a namespace is given without Kubernetes: a local cluster has none. */
    public boolean isOnKubernetes() {
        boolean kubernetes = platform == PlatformKind.KUBERNETES;
        refuseNamespace(namespace, kubernetes);
        return kubernetes;
    }

    static void refuseNamespace(@Nullable String given, boolean kubernetes) {
        if (given != null && !kubernetes) {
            throw InvalidSpec.of(
                    "--namespace",
                    "is " + given + ", and the cluster of this machine is in none.",
                    "Add --on kubernetes, or leave --namespace out.");
        }
    }

    /** The options that select the cluster of a spec among those that are known on this machine. */
    public static ClusterOptions selecting(ClusterSpec spec, List<String> known) {
        ClusterSpec plain = ClusterSpecReader.read(SpecSource.defaults());
        if (spec.platform() == PlatformKind.KUBERNETES) {
            String namespace = spec.kubernetes().namespace();
            return new ClusterOptions("--on kubernetes"
                    + (namespace.equals(plain.kubernetes().namespace()) ? "" : " --namespace " + namespace));
        }
        boolean only = known.isEmpty() || known.equals(List.of(spec.name()));
        return spec.name().equals(plain.name()) && only
                ? ClusterOptions.NONE
                : new ClusterOptions("--name " + spec.name());
    }

    public String namespace() {
        return namespace == null ? "kafka" : namespace;
    }
}
