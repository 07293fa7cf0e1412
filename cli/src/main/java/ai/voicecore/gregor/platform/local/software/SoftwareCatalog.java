package ai.voicecore.gregor.platform.local.software;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.launch.NodeKind;
import ai.voicecore.gregor.launch.Software;
import ai.voicecore.gregor.platform.local.home.GregorHome;
import ai.voicecore.gregor.runtime.InstalledRuntime;
import ai.voicecore.gregor.runtime.RuntimeId;
import ai.voicecore.gregor.runtime.RuntimeStore;
import ai.voicecore.gregor.runtime.Trees;
import ai.voicecore.gregor.runtime.jdk.Jdk;
import ai.voicecore.gregor.runtime.jdk.JdkFit;
import ai.voicecore.gregor.snapshot.CannotStart;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds the runtime, the JDK and the class path of each node. */
public final class SoftwareCatalog {
    private final GregorHome home;
    private final Path distribution;
    private final RuntimeStore runtimes;
    private final Supplier<List<Jdk>> jdks;
    /** By runtime and kind: computing it reads hundreds of files. */
    private final Map<String, Software> known = new HashMap<>();

    public SoftwareCatalog(GregorHome home, Path distribution, RuntimeStore runtimes, Supplier<List<Jdk>> jdks) {
        this.home = home;
        this.distribution = distribution;
        this.runtimes = runtimes;
        this.jdks = jdks;
    }

    public static Set<RuntimeId> runtimes(ClusterSpec spec, List<Node> nodes) {
        Set<RuntimeId> ids = new TreeSet<>();
        nodes.forEach(node -> ids.add(runtime(spec, node.role())));
        return ids;
    }

    private static RuntimeId runtime(ClusterSpec spec, Role role) {
        return role == Role.REGISTRY ? RuntimeId.registry(spec.registry().version()) : RuntimeId.kafka(spec.version());
    }

    /** Throws what {@link JdkFit} throws when no installed JDK fits. */
    public Jdk jdk(RuntimeId runtime) {
        return JdkFit.choose(runtime, jdks.get());
    }

    /** The software of a node; its runtime must be installed. */
    public Software of(ClusterSpec spec, Node node) {
        RuntimeId id = runtime(spec, node.role());
        NodeKind kind = NodeKind.of(node);
        return known.computeIfAbsent(id + " " + kind, key -> find(id, kind));
    }

    public List<CannotStart> lacking(ClusterSpec spec, Collection<Node> nodes) {
        return nodes.stream().flatMap(node -> lacking(spec, node).stream()).toList();
    }

    private Optional<CannotStart> lacking(ClusterSpec spec, Node node) {
        try {
            Software software = of(spec, node);
            return Stream.concat(Stream.of(software.java()), software.classPath().stream())
                    .filter(Files::notExists)
                    .findFirst()
                    .map(file -> new CannotStart(
                            node.name(),
                            file + " is gone, with which it would be started",
                            Remedy.of("Put it back: gregor runtime install " + runtime(spec, node.role())
                                    + " repairs a runtime; a JDK is the system's.")));
        } catch (Failure e) {
            return Optional.of(
                    new CannotStart(node.name(), Failure.clause(String.valueOf(e.getMessage())), e.remedy()));
        }
    }

    private Software find(RuntimeId id, NodeKind kind) {
        InstalledRuntime runtime = runtimes.find(id)
                .orElseThrow(() -> new Failure(
                        id + " is not installed in " + home.runtimes() + ".", "Type: gregor runtime install " + id));
        List<Path> nodeJars = kind == NodeKind.REGISTRY ? List.of() : copies("node");
        Software software = Software.of(kind, jdk(id), nodeJars, runtime.classPath());
        return kind == NodeKind.CONNECT ? software.with(copies("plugins")) : software;
    }

    private List<Path> copies(String directory) {
        try {
            return JarCopies.of(Trees.jars(distribution.resolve(directory)), home.ownJars());
        } catch (IOException e) {
            throw Failure.ofFile(
                    "Gregor's own jars cannot be copied to " + home.ownJars(),
                    e,
                    "Check that the directory is writable and has room.");
        }
    }
}
