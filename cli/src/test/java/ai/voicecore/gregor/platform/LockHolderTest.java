package ai.voicecore.gregor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class LockHolderTest {
    @Test
    void aHolderIsReadFromItsLine() {
        LockHolder here = LockHolder.ofThisProcess("upgrade --to 4.3.1");

        assertThat(LockHolder.parse(here.line())).contains(here);
        assertThat(here.hasEnded()).isFalse();
        assertThat(here.refusal())
                .hasMessageContaining("gregor upgrade --to 4.3.1 (" + here.who() + ", process "
                        + ProcessHandle.current().pid() + ")");
    }

    @Test
    void aProcessThatHasEndedIsDetected() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        LockHolder here = LockHolder.ofThisProcess("down");
        LockHolder ended = new LockHolder("down", here.who(), String.valueOf(process.pid()), here.place());

        assertThat(ended.hasEnded()).isTrue();
    }

    @Test
    void processesOfOtherMachinesAreUnknown() {
        LockHolder elsewhere = new LockHolder("down", "somebody@elsewhere", "1", "another boot");
        LockHolder somewhere = new LockHolder("down", "somebody@somewhere", "", "");

        assertThat(elsewhere.hasEnded()).isFalse();
        assertThat(somewhere.hasEnded()).isFalse();
        assertThat(LockHolder.parse(somewhere.line())).contains(somewhere);
    }

    @Test
    void otherTextIsNoHolder() {
        assertThat(LockHolder.parse("")).isEmpty();
        assertThat(LockHolder.parse("kube-controller-manager-1_0d3b")).isEmpty();
        assertThat(LockHolder.parse("down | me | many | here")).isEmpty();
    }
}
