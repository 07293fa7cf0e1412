package ai.voicecore.gregor.runtime;

import ai.voicecore.gregor.runtime.ArtifactSource.Artifact;
import ai.voicecore.gregor.runtime.ArtifactSource.Coordinates;
import java.io.IOException;
import java.nio.file.Path;

/** How a product's runtime is built from the files of a source. */
sealed interface Recipe permits KafkaRecipe, Recipe.RegistryRecipe {
    /** The library whose published versions are the product's versions. */
    Coordinates anchor(String version);

    Space space();

    /**
     * Disk space in bytes, rounded up.
     *
     * @param together of both on one disk
     */
    record Space(long installed, long downloads, long together) {}

    /** Writes the runtime's files into an empty directory. */
    void assemble(String version, ArtifactSource source, Path into, InstallProgress progress) throws IOException;

    static Recipe of(Product product) {
        return switch (product) {
            case KAFKA -> new KafkaRecipe();
            case REGISTRY -> new RegistryRecipe();
        };
    }

    /** Apicurio Registry: its release archive, unpacked. */
    record RegistryRecipe() implements Recipe {
        @Override
        public Coordinates anchor(String version) {
            return new Coordinates("io.apicurio", "apicurio-registry-app", version, "all", "tar.gz");
        }

        @Override
        public Space space() {
            return new Space(180_000_000, 165_000_000, 345_000_000);
        }

        @Override
        public void assemble(String version, ArtifactSource source, Path into, InstallProgress progress)
                throws IOException {
            Artifact archive = source.file(anchor(version), progress);
            Archive.unpack(archive.file(), into, progress);
        }
    }
}
