package ai.voicecore.gregor.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    @Test
    void aFailedWriteIsRemembered() {
        assertThat(after("No space left on device").failure()).contains("No space left on device");
    }

    @Test
    void aClosedPipeIsNoFailure() {
        assertThat(after("Broken pipe").failure()).isEmpty();
    }

    private static StandardOutput after(String refusal) {
        StandardOutput out = new StandardOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(refusal);
            }
        });
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        printed.println("an answer");
        return out;
    }
}
