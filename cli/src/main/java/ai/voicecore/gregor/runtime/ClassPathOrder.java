package ai.voicecore.gregor.runtime;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The order of a runtime's class path, computed from its file names. Pure.
 *
 * <p>Kafka: its jars by name. Apicurio Registry: first the classes that Quarkus changed at build time, because later jars
 * contain the originals with the same names; then the generated classes, the application, and the libraries. With this
 * class path and the main class {@code io.quarkus.runner.GeneratedMain}, the JVM's own class loader loads all classes, and
 * a class-data archive contains them; {@code quarkus-run.jar} would use its own class loader.
 */
final class ClassPathOrder {
    private static final List<String> REGISTRY = List.of(
            "quarkus/transformed-bytecode.jar", "quarkus/generated-bytecode.jar", "app/", "lib/boot/", "lib/main/");

    private ClassPathOrder() {}

    /** The jars of the class path among a runtime's files, as relative paths with slashes. */
    static List<String> of(Product product, Collection<String> files) {
        return files.stream()
                .filter(file -> file.endsWith(".jar") && rank(product, file) >= 0)
                .sorted(Comparator.comparingInt((String file) -> rank(product, file))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
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
