package ai.voicecore.gregor.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * The configuration of the JDK's logging: libraries log nothing, least of all onto the terminal. An audit switches the loggers
 * of its own clients on. Read when a library asks for its first logger, so that commands which need none do not pay for it.
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
