package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.runtime.InstalledRuntime;
import ai.voicecore.gregor.runtime.Jdk;
import ai.voicecore.gregor.runtime.JdkFit;
import ai.voicecore.gregor.runtime.RuntimeId;
import ai.voicecore.gregor.runtime.RuntimeStore;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds the runtime, the JDK and the class path of each node. */
final class SoftwareCatalog {
    private static final String NODE_MAIN = "ai.voicecore.gregor.node.Main";
    private static final String REGISTRY_MAIN = "io.quarkus.runner.GeneratedMain";

    private final GregorHome home;
    private final Path distribution;
    private final RuntimeStore runtimes;
    private final Supplier<List<Jdk>> jdks;

    SoftwareCatalog(GregorHome home, Path distribution, RuntimeStore runtimes, Supplier<List<Jdk>> jdks) {
        this.home = home;
        this.distribution = distribution;
        this.runtimes = runtimes;
        this.jdks = jdks;
    }

    /** The runtimes that a spec's nodes need. */
    static Set<RuntimeId> runtimes(ClusterSpec spec, List<Node> nodes) {
        Set<RuntimeId> ids = new TreeSet<>();
        nodes.forEach(node -> ids.add(runtime(spec, node.role())));
        return ids;
    }

    private static RuntimeId runtime(ClusterSpec spec, Role role) {
        return role == Role.REGISTRY ? RuntimeId.registry(spec.registry().version()) : RuntimeId.kafka(spec.version());
    }

    /** Throws what {@link JdkFit} throws when no installed JDK fits. */
    Jdk jdk(RuntimeId runtime) {
        return JdkFit.choose(runtime, jdks.get());
    }

    /** What a node runs; its runtime must be installed. */
    Software of(ClusterSpec spec, Role role) {
        RuntimeId id = runtime(spec, role);
        InstalledRuntime runtime = runtimes.find(id)
                .orElseThrow(() -> new PlatformFailure(
                        id + " is not installed in " + home.runtimes() + ".", "Type: gregor runtime install " + id));
        NodeKind kind = NodeKind.of(role, spec.mode());
        if (role == Role.REGISTRY) {
            return new Software(kind, jdk(id), runtime.classPath(), REGISTRY_MAIN);
        }
        return new Software(
                kind,
                jdk(id),
                Stream.concat(nodeJars().stream(), runtime.classPath().stream()).toList(),
                NODE_MAIN);
    }

    private List<Path> nodeJars() {
        try {
            return JarCopies.of(JarCopies.in(distribution.resolve("node")), home.nodeJars());
        } catch (IOException e) {
            throw new PlatformFailure(
                    "Gregor's own jars cannot be copied to " + home.nodeJars() + ": " + e.getMessage(),
                    "Check that the directory is writable and has room.",
                    e);
        }
    }
}
