package ai.voicecore.gregor.runtime;

import ai.voicecore.gregor.runtime.ArtifactSource.Coordinates;
import java.io.IOException;
import java.nio.file.Path;

/** How a product is put together from what the source has. */
sealed interface Recipe permits KafkaRecipe, RegistryRecipe {
    /** The library whose published versions are the product's versions. */
    Coordinates anchor(String version);

    /** Bytes that the runtime takes on disk, rounded up. */
    long installedBytes();

    /** Bytes that the downloads take on disk, rounded up. */
    long downloadBytes();

    /** Bytes that both take together when they are on one disk. */
    long bytesOnOneDisk();

    /** Writes the runtime's files into an empty directory. */
    void assemble(String version, ArtifactSource source, Path into, InstallProgress progress) throws IOException;

    /** The recipe of a product. */
    static Recipe of(Product product) {
        return switch (product) {
            case KAFKA -> new KafkaRecipe();
            case REGISTRY -> new RegistryRecipe();
        };
    }
}
