package ai.voicecore.gregor.node;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/** The class path of a Kafka version, resolved by Maven from the user's local repository. */
final class RuntimeClassPath {
    static final String KAFKA_3 = "3.9.2";
    static final String KAFKA_4 = "4.3.1";

    private static final List<String> LIBRARIES =
            List.of("kafka_2.13", "kafka-tools", "connect-runtime", "connect-json");
    private static final Map<String, String> RESOLVED = new ConcurrentHashMap<>();

    private RuntimeClassPath() {}

    static String of(String version) {
        return RESOLVED.computeIfAbsent(version, RuntimeClassPath::resolve);
    }

    private static String resolve(String version) {
        Stream<String> libraries = LIBRARIES.stream().map(name -> "org.apache.kafka:" + name + ":" + version);
        // Kafka 4's POMs do not list the bridge from SLF4J to log4j2, which is only in its release archive.
        Stream<String> logging = version.equals(KAFKA_4)
                ? Stream.of("org.apache.logging.log4j:log4j-slf4j-impl:2.25.4")
                : Stream.empty();
        try (Context maven = Runtimes.INSTANCE
                .getRuntime()
                .create(ContextOverrides.create().withUserSettings(true).build())) {
            CollectRequest graph = new CollectRequest();
            graph.setRepositories(maven.remoteRepositories());
            Stream.concat(libraries, logging)
                    .map(name -> new Dependency(new DefaultArtifact(name), JavaScopes.COMPILE))
                    .forEach(graph::addDependency);
            DependencyRequest request =
                    new DependencyRequest(graph, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
            return maven
                    .repositorySystem()
                    .resolveDependencies(maven.repositorySystemSession(), request)
                    .getArtifactResults()
                    .stream()
                    .map(result -> result.getArtifact().getFile().getPath())
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (DependencyResolutionException e) {
            throw new IllegalStateException("Cannot resolve Kafka " + version, e);
        }
    }
}
