package ai.voicecore.gregor.runtime;

import java.nio.file.Path;
import java.util.List;

/**
 * A complete runtime on this machine.
 *
 * @param id its product and version
 * @param home its directory
 * @param classPath its jars, absolute, always in the same order: a class-data archive is only valid for the class path it
 *     was made with
 */
public record InstalledRuntime(RuntimeId id, Path home, List<Path> classPath) {}
