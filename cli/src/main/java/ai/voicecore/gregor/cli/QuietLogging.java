package ai.voicecore.gregor.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * The configuration of the JDK's logging: libraries log nothing, above all not to the terminal. An audit enables the
 * loggers of its own clients. It is read with the first logger, so commands without a logger do not pay for it.
 */
public final class QuietLogging {
    /** Called by {@link LogManager}. */
    public QuietLogging() throws IOException {
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(".level=OFF\n".getBytes(StandardCharsets.ISO_8859_1)));
    }

    static void install() {
        System.setProperty("java.util.logging.config.class", QuietLogging.class.getName());
    }
}
