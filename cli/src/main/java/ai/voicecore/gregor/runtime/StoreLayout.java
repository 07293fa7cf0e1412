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
 * Where things are in the store. A runtime is either under its own name, complete, or not there: it is built under a
 * hidden name beside it, and renamed as the last act.
 */
record StoreLayout(Path root) {
    Path home(RuntimeId id) {
        return root.resolve(id.toString());
    }

    /** Where it is being built. Only the holder of the lock touches it, so one fixed name is enough. */
    Path building(RuntimeId id) {
        return root.resolve("." + id + ".building");
    }

    /** Where a damaged one waits to be deleted while the repaired one takes its place. */
    Path replaced(RuntimeId id) {
        return root.resolve("." + id + ".replaced");
    }

    Path lock(RuntimeId id) {
        return root.resolve("." + id + ".lock");
    }

    /** The runtimes that have a directory, in order. */
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

    /** Removes what a killed installation left. Call it with the lock held. */
    void clean(RuntimeId id) throws IOException {
        Trees.delete(building(id));
        Trees.delete(replaced(id));
    }

    /** Puts the finished directory in its place, instead of a damaged one if there is one. */
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
