package ai.voicecore.gregor.launch;

import ai.voicecore.gregor.runtime.jdk.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A format in which a JVM can store a start for later starts. A JVM continues without an archive that does not match. It
 * checks the content only with {@link #VERIFY}, and crashes on damaged content.
 */
public enum ArchiveFormat {
    /** Parsed and verified classes (dynamic class-data sharing, JEP 350). */
    CDS(".jsa") {
        @Override
        public List<String> make(Path file) {
            return List.of("-XX:ArchiveClassesAtExit=" + file, NO_CDS_LINES);
        }

        @Override
        public List<String> use(Path file) {
            return List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto", NO_CDS_LINES);
        }
    },

    /**
     * Linked classes with lambdas and method profiles (JEP 483, 514 and 515), so that the compilers know early which
     * methods to compile.
     */
    AOT(".aot") {
        @Override
        public List<String> make(Path file) {
            // Independent of the node's own flags: only a JVM that would use profiles, of code that it compiles, stores
            // them.
            return List.of(
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:+AOTReplayTraining",
                    "-XX:CompileThresholdScaling=1",
                    "-XX:AOTCacheOutput=" + file,
                    NO_AOT_LINES);
        }

        @Override
        public List<String> use(Path file) {
            return List.of("-XX:AOTCache=" + file, NO_AOT_LINES);
        }
    };

    /** Verifies the whole archive before use: 75 ms, and 130 ms of CPU time, for 75 MB. */
    public static final String VERIFY = "-XX:+VerifySharedSpaces";

    /** The first release that makes an AOT cache in one step (JEP 514). */
    private static final int FIRST_WITH_AOT = 25;
    /** The first release that writes an archive by itself if none matches (JDK-8261455). */
    private static final int FIRST_TO_KEEP = 19;

    private static final String NO_CDS_LINES = "-Xlog:cds=off,cds+dynamic=off";
    /** JDK 17 does not start with an unknown log tag. */
    private static final String NO_AOT_LINES = "-Xlog:cds*=off,aot*=off";

    private final String suffix;

    ArchiveFormat(String suffix) {
        this.suffix = suffix;
    }

    /** The best format that this JDK supports. */
    public static ArchiveFormat of(Jdk jdk) {
        return jdk.feature() >= FIRST_WITH_AOT ? AOT : CDS;
    }

    /** The file name's extension, with the dot. */
    public String suffix() {
        return suffix;
    }

    /** Flags that make a JVM write the archive when it ends. */
    public abstract List<String> make(Path file);

    /** Flags that make a JVM use the archive without verification. */
    public abstract List<String> use(Path file);

    /**
     * Flags that use a class-data archive and make the JVM write one at its end if none matches; none before Java 19, which
     * does not support that and would not start.
     *
     * @param file its path without the suffix
     */
    public static List<String> keep(Path file, Jdk jdk) {
        List<String> use = CDS.use(file.resolveSibling(file.getFileName() + CDS.suffix));
        return jdk.feature() < FIRST_TO_KEEP
                ? List.of()
                : Stream.concat(Stream.of("-XX:+AutoCreateSharedArchive", VERIFY), use.stream())
                        .toList();
    }
}
