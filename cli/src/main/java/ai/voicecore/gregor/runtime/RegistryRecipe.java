package ai.voicecore.gregor.runtime;

import ai.voicecore.gregor.runtime.ArtifactSource.Artifact;
import ai.voicecore.gregor.runtime.ArtifactSource.Coordinates;
import java.io.IOException;
import java.nio.file.Path;

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
