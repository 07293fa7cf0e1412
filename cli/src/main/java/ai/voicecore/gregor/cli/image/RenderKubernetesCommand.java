package ai.voicecore.gregor.cli.image;

import ai.voicecore.gregor.capacity.Capacity;
import ai.voicecore.gregor.capacity.Load;
import ai.voicecore.gregor.change.Sizing;
import ai.voicecore.gregor.cli.option.SpecOptions;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ClusterIds;
import ai.voicecore.gregor.cli.wiring.ContextCommand;
import ai.voicecore.gregor.cli.wiring.Version;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.kubernetes.KubernetesPlatform;
import ai.voicecore.gregor.platform.kubernetes.manifest.ManifestFiles;
import ai.voicecore.gregor.platform.kubernetes.manifest.ResourceTotal;
import ai.voicecore.gregor.platform.kubernetes.manifest.Workload;
import ai.voicecore.gregor.snapshot.HostLimits;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.topology.KubernetesPlacement;
import ai.voicecore.gregor.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "kubernetes",
        description = "Writes the Kubernetes manifests of a spec, as files or to stdout. Asks no cluster.")
public final class RenderKubernetesCommand extends ContextCommand {
    @Mixin
    private SpecOptions options = new SpecOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where to write the files; without it, to stdout.")
    private @Nullable Path directory;

    @Option(
            names = "--cluster-id",
            paramLabel = "ID",
            description = "Kafka's cluster id (default: made from namespace and name, always the same).")
    private @Nullable String clusterId;

    @Override
    public ExitCode call() {
        if (clusterId != null && !clusterId.matches("[A-Za-z0-9_-]{22}")) {
            throw InvalidSpec.of(
                    "--cluster-id",
                    "is `" + clusterId + "`, and Kafka's ids are 22 letters, digits, dashes and underscores.",
                    "Take one of kafka-storage random-uuid, or leave it out.");
        }
        ClusterSpec spec = options.specOn("kubernetes");
        Topology topology =
                Topology.of(spec, clusterId == null ? ClusterIds.of(spec) : clusterId, new KubernetesPlacement(spec));
        wiring().releases().judge(topology, Optional.empty(), options.lines());
        Sizing.require(Capacity.shortages(topology, Load.declared(spec), HostLimits.UNKNOWN), console());
        Map<String, String> files = ManifestFiles.of(topology, KubernetesPlatform.image(spec, Version.number()));
        Path target = directory;
        if (target == null) {
            console().answer(String.join("---\n", files.values()).stripTrailing());
        } else {
            write(target, files);
            console().answer(String.join("\n", files.keySet()));
        }
        List<Workload> workloads = Workload.of(topology);
        console()
                .done("brokers and what coordinates them: "
                        + ResourceTotal.ofBrokers(spec, workloads).summary());
        console()
                .done("with registry and Connect: "
                        + ResourceTotal.of(spec, workloads, pod -> true).summary());
        return ExitCode.DONE;
    }

    private static void write(Path directory, Map<String, String> files) {
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(directory.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw Failure.ofFile(
                    "The manifests cannot be written to " + directory, e, "Name a directory that is writable.");
        }
    }
}
