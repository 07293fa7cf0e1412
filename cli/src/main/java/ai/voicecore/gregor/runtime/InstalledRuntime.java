package ai.voicecore.gregor.runtime;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A complete runtime on this machine.
 *
 * @param classPath its jars, absolute, always in the same order: a class-data archive is only valid for the class path it
 *     was made with
 */
public record InstalledRuntime(RuntimeId id, Path home, List<Path> classPath) {
    private static final List<String> REGISTRY = List.of(
            "quarkus/transformed-bytecode.jar", "quarkus/generated-bytecode.jar", "app/", "lib/boot/", "lib/main/");

    /**
     * A runtime with these files.
     *
     * <p>The order of the class path. Kafka: its jars by name. Apicurio Registry: first the classes that Quarkus changed at
     * build time, because later jars contain the originals with the same names; then the generated classes, the
     * application, and the libraries. With this class path and the main class {@code io.quarkus.runner.GeneratedMain}, the
     * JVM's own class loader loads all classes, and a class-data archive contains them; {@code quarkus-run.jar} would use
     * its own class loader.
     *
     * @param files all files of the runtime, relative to its home, with slashes
     */
    static InstalledRuntime of(RuntimeId id, Path home, Collection<String> files) {
        Product product = id.product();
        return new InstalledRuntime(
                id,
                home,
                files.stream()
                        .filter(file -> file.endsWith(".jar") && rank(product, file) >= 0)
                        .sorted(Comparator.comparingInt((String file) -> rank(product, file))
                                .thenComparing(Comparator.naturalOrder()))
                        .map(home::resolve)
                        .toList());
    }

    private static int rank(Product product, String file) {
        return switch (product) {
            case KAFKA -> file.startsWith("lib/") ? 0 : -1;
            case REGISTRY ->
                REGISTRY.indexOf(
                        REGISTRY.stream().filter(file::startsWith).findFirst().orElse(""));
        };
    }
}
