package ai.voicecore.gregor.runtime;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The order of a runtime's class path: a pure function of its file names.
 *
 * <p>Kafka: its jars by name. Apicurio Registry: first the classes that Quarkus changed at build time, because the jars
 * after them hold the originals under the same names; then those that it generated, the application, and the libraries.
 * Started like this with the main class {@code io.quarkus.runner.GeneratedMain}, the whole class path is the JVM's own
 * and a class-data archive covers it; {@code quarkus-run.jar} would load it by a class loader that an archive cannot.
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
