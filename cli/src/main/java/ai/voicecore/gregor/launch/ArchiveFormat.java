package ai.voicecore.gregor.launch;

import ai.voicecore.gregor.runtime.jdk.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a JVM can keep of a start for the next one. The JVM goes on without an archive that does not fit it; its content it
 * looks at with {@link #VERIFY} only, and crashes on content that is damaged.
 */
public enum ArchiveFormat {
    /** Classes, parsed and verified (dynamic class-data sharing, JEP 350). */
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
     * Classes, linked, with their lambdas and with profiles of their methods (JEP 483, 514 and 515), so that the compilers know
     * from the start what is worth their time.
     */
    AOT(".aot") {
        @Override
        public List<String> make(Path file) {
            // Whatever the node's own flags are: profiles are kept only by a JVM that would use them, of what it
            // compiles.
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

    /** Has the JVM look at all of an archive before it uses it: 75 ms, and 130 of a processor, for 75 MB. */
    public static final String VERIFY = "-XX:+VerifySharedSpaces";

    /** The first release that makes an AOT cache in one step (JEP 514). */
    private static final int FIRST_WITH_AOT = 25;
    /** The first release that writes an archive by itself when none fits (JDK-8261455). */
    private static final int FIRST_TO_KEEP = 19;

    private static final String NO_CDS_LINES = "-Xlog:cds=off,cds+dynamic=off";
    /** JDK 17 does not start with a tag that it does not know. */
    private static final String NO_AOT_LINES = "-Xlog:cds*=off,aot*=off";

    private final String suffix;

    ArchiveFormat(String suffix) {
        this.suffix = suffix;
    }

    /** The best that this JDK has. */
    public static ArchiveFormat of(Jdk jdk) {
        return jdk.feature() >= FIRST_WITH_AOT ? AOT : CDS;
    }

    /** Of the file's name, with its dot. */
    public String suffix() {
        return suffix;
    }

    /** Flags that have a JVM write the archive when it ends. */
    public abstract List<String> make(Path file);

    /** Flags that have a JVM use the archive, trusting its content. */
    public abstract List<String> use(Path file);

    /**
     * Flags that use a class-data archive, and have the JVM write one when it ends if there is none that fits; none before Java
     * 19, which cannot do that and would not start.
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
