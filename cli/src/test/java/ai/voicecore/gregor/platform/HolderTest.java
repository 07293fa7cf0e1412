package ai.voicecore.gregor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class HolderTest {
    @Test
    void aProcessIsFoundByWhatItHasWrittenDown() {
        Holder here = Holder.ofThisProcess("upgrade --to 4.3.1");

        assertThat(Holder.parse(here.line())).contains(here);
        assertThat(here.hasEnded()).isFalse();
        assertThat(here.refusal())
                .hasMessageContaining("gregor upgrade --to 4.3.1 (" + here.who() + ", process "
                        + ProcessHandle.current().pid() + ")");
    }

    @Test
    void oneThatHasEndedIsKnownToHave() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        Holder here = Holder.ofThisProcess("down");
        Holder ended = new Holder("down", here.who(), String.valueOf(process.pid()), here.place());

        assertThat(ended.hasEnded()).isTrue();
    }

    @Test
    void nothingIsKnownOfProcessesElsewhere() {
        Holder elsewhere = new Holder("down", "somebody@elsewhere", "1", "another boot");
        Holder somewhere = new Holder("down", "somebody@somewhere", "", "");

        assertThat(elsewhere.hasEnded()).isFalse();
        assertThat(somewhere.hasEnded()).isFalse();
        assertThat(Holder.parse(somewhere.line())).contains(somewhere);
    }

    @Test
    void whatItHasNotWrittenIsNotRead() {
        assertThat(Holder.parse("")).isEmpty();
        assertThat(Holder.parse("kube-controller-manager-1_0d3b")).isEmpty();
        assertThat(Holder.parse("down | me | many | here")).isEmpty();
    }
}
