package ai.voicecore.gregor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.runtime.jdk.Jdk;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchiveFormatTest {
    private static final Path FILE = Path.of("/tmp/a");

    @Test
    void eachJdkCreatesTheBestFormatThatItSupports() {
        assertThat(ArchiveFormat.of(jdk(24)).make(FILE))
                .containsExactly("-XX:ArchiveClassesAtExit=/tmp/a", "-Xlog:cds=off,cds+dynamic=off");
        assertThat(ArchiveFormat.of(jdk(25)).make(FILE))
                .containsExactly(
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:+AOTReplayTraining",
                        "-XX:CompileThresholdScaling=1",
                        "-XX:AOTCacheOutput=/tmp/a",
                        "-Xlog:cds*=off,aot*=off");
    }

    @Test
    void newerJvmsWriteTheirOwnArchive() {
        assertThat(ArchiveFormat.keep(FILE, jdk(25)))
                .contains("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=/tmp/a.jsa", "-Xshare:auto");
    }

    @Test
    void olderJvmsDoNotGetTheFlagBecauseTheyWouldNotStart() {
        assertThat(ArchiveFormat.keep(FILE, jdk(17))).isEmpty();
    }

    private static Jdk jdk(int feature) {
        return new Jdk(Path.of("/jdk"), feature, feature + ".0.1", feature + ".0.1+1");
    }
}
