package ai.voicecore.gregor.runtime;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.runtime.Manifest.Reading;
import ai.voicecore.gregor.runtime.Recipe.Space;
import ai.voicecore.gregor.runtime.RuntimeStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The runtimes of one user, a directory each: {@code kafka-4.3.1/lib/*.jar} and {@code kafka-4.3.1/manifest.json}.
 *
 * <p>A runtime gets its name only when it is complete. If several processes install the same runtime, one does it and the
 * others wait for its result. Leftovers of a killed installation are removed by the next one of the same runtime.
 */
public final class RuntimeStore {
    private final StoreLayout layout;
    private final Supplier<? extends ArtifactSource> sources;
    private final DiskSpace disk;

    /**
     * @param root parent of the runtimes; created by the first installation
     * @param sources opens the source of files; used only for an installation, and closed after it
     */
    public RuntimeStore(Path root, Supplier<? extends ArtifactSource> sources) {
        this(root, sources, DiskSpace.REAL);
    }

    RuntimeStore(Path root, Supplier<? extends ArtifactSource> sources, DiskSpace disk) {
        this.layout = new StoreLayout(root.toAbsolutePath().normalize());
        this.sources = sources;
        this.disk = disk;
    }

    /**
     * A complete runtime: it has a manifest, and every file has its size. A damaged one is not found.
     *
     * @throws Failure if a newer version of Gregor installed it
     */
    public Optional<InstalledRuntime> find(RuntimeId id) {
        return switch (Manifest.read(layout.home(id))) {
            case Reading.Found found
            when found.manifest().damage(layout.home(id)).isEmpty() -> Optional.of(installed(id, found.manifest()));
            case Reading.TooNew newer -> throw tooNew(id, newer);
            default -> Optional.empty();
        };
    }

    /** All runtimes with a directory, by product and version, with their state. */
    public List<RuntimeStatus> list() {
        try {
            return layout.present().stream().map(this::status).toList();
        } catch (IOException failure) {
            throw StoreFailures.of("The runtimes cannot be listed", layout.root(), failure);
        }
    }

    /**
     * Compares every file of a runtime with the manifest. Takes about a second.
     *
     * @return one sentence for each wrong file; empty if everything is right
     */
    public List<String> verify(RuntimeId id) {
        Path home = layout.home(id);
        try {
            return switch (Manifest.read(home)) {
                case Reading.Found found -> found.manifest().deepDamage(home);
                case Reading.Unusable unusable -> List.of(home + ": " + unusable.reason());
                case Reading.TooNew newer -> throw tooNew(id, newer);
            };
        } catch (IOException failure) {
            throw StoreFailures.of(id + " cannot be checked", home, failure);
        }
    }

    /** Returns the runtime; installs or repairs it first if necessary. */
    public InstalledRuntime install(RuntimeId id, InstallProgress progress) {
        requireSupported(id);
        Optional<InstalledRuntime> present = find(id);
        if (present.isPresent()) {
            return present.get();
        }
        try {
            Files.createDirectories(layout.root());
            return StoreLock.during(layout.lock(id), () -> progress.waiting(id), () -> installLocked(id, progress));
        } catch (IOException failure) {
            throw StoreFailures.of(id + " cannot be installed", layout.root(), failure);
        }
    }

    private InstalledRuntime installLocked(RuntimeId id, InstallProgress progress) throws IOException {
        layout.clean(id);
        Optional<InstalledRuntime> byAnother = find(id);
        if (byAnother.isPresent()) {
            return byAnother.get();
        }
        Recipe recipe = Recipe.of(id.product());
        Manifest manifest;
        try (ArtifactSource source = sources.get()) {
            requireSpace(id.toString(), recipe.space(), source.cache());
            progress.started(id);
            manifest = build(id, recipe, source, progress);
        }
        layout.publish(id);
        progress.finished(id, manifest.files().size(), manifest.bytes());
        return installed(id, manifest);
    }

    private void requireSpace(String what, Space space, Path cache) throws IOException {
        Path root = layout.root();
        Path downloads = cache.toAbsolutePath();
        while (!Files.exists(downloads) && downloads.getParent() != null) {
            downloads = downloads.getParent();
        }
        if (Files.getFileStore(root).equals(Files.getFileStore(downloads))) {
            disk.require(what, root, space.together());
        } else {
            disk.require(what, root, space.installed());
            disk.require(what, downloads, space.downloads());
        }
    }

    private Manifest build(RuntimeId id, Recipe recipe, ArtifactSource source, InstallProgress progress)
            throws IOException {
        Path building = Files.createDirectory(layout.building(id));
        boolean complete = false;
        try {
            recipe.assemble(id.version(), source, building, progress);
            Manifest manifest = Manifest.write(id, building);
            complete = true;
            return manifest;
        } catch (Failure problem) {
            throw StoreFailures.withNearest(id, recipe, source, problem);
        } finally {
            if (!complete) {
                layout.clean(id);
            }
        }
    }

    private RuntimeStatus status(RuntimeId id) {
        Path home = layout.home(id);
        return switch (Manifest.read(home)) {
            case Reading.Found found -> {
                List<String> damage = found.manifest().damage(home);
                yield new RuntimeStatus(
                        id,
                        home,
                        damage.isEmpty() ? State.INSTALLED : State.DAMAGED,
                        found.manifest().bytes(),
                        String.join("; ", damage));
            }
            case Reading.Unusable unusable -> new RuntimeStatus(id, home, State.DAMAGED, 0, unusable.reason());
            case Reading.TooNew newer ->
                new RuntimeStatus(id, home, State.TOO_NEW, 0, tooNew(id, newer).getMessage());
        };
    }

    private InstalledRuntime installed(RuntimeId id, Manifest manifest) {
        return InstalledRuntime.of(
                id,
                layout.home(id),
                manifest.files().stream().map(Manifest.Entry::path).toList());
    }

    private static void requireSupported(RuntimeId id) {
        Product product = id.product();
        if (VersionOrder.NUMERIC.compare(id.version(), product.oldest()) < 0) {
            throw Failure.refused(
                    product.title() + " " + id.version() + " is too old for Gregor: " + product.oldestReason(),
                    "Name " + product.oldest() + " or newer.");
        }
    }

    private Failure tooNew(RuntimeId id, Reading.TooNew newer) {
        return Failure.refused(
                layout.home(id).resolve(Manifest.NAME) + " has format " + newer.version()
                        + ", which a newer Gregor wrote; this one reads up to " + Manifest.VERSION,
                "Use the newer Gregor, or delete " + layout.home(id) + " so that this one installs it again.");
    }
}
