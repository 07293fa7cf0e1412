package ai.voicecore.gregor.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Paths of the store. A runtime is built under a hidden name and renamed at the end, so a runtime with its own name is
 * complete.
 */
record StoreLayout(Path root) {
    Path home(RuntimeId id) {
        return root.resolve(id.toString());
    }

    /** Where it is built. Only the holder of the lock uses it, so a fixed name is enough. */
    Path building(RuntimeId id) {
        return root.resolve("." + id + ".building");
    }

    /** Where a damaged runtime is moved while the repaired one takes its place. */
    Path replaced(RuntimeId id) {
        return root.resolve("." + id + ".replaced");
    }

    Path lock(RuntimeId id) {
        return root.resolve("." + id + ".lock");
    }

    /** The runtimes that have a directory, sorted. */
    List<RuntimeId> present() throws IOException {
        try (Stream<Path> children = Files.list(root)) {
            return children.filter(Files::isDirectory)
                    .flatMap(child -> parse(child.getFileName().toString()).stream())
                    .sorted()
                    .toList();
        } catch (NoSuchFileException nothingInstalledYet) {
            return List.of();
        }
    }

    /** Removes leftovers of a killed installation. Call it with the lock held. */
    void clean(RuntimeId id) throws IOException {
        Trees.delete(building(id));
        Trees.delete(replaced(id));
    }

    /** Moves the built runtime to its place, and replaces a damaged one. */
    void publish(RuntimeId id) throws IOException {
        if (Files.exists(home(id))) {
            Files.move(home(id), replaced(id), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(building(id), home(id), StandardCopyOption.ATOMIC_MOVE);
        Trees.delete(replaced(id));
    }

    private static Optional<RuntimeId> parse(String name) {
        try {
            return Optional.of(RuntimeId.parse(name));
        } catch (RuntimeProblem notOurs) {
            return Optional.empty();
        }
    }
}
