package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.jspecify.annotations.Nullable;

/**
 * Writes the log of an audit's Kafka clients to a file, from INFO on: errors of brokers, timeouts, lost connections. It
 * explains gaps and records of unknown outcome. Thread-safe.
 */
public final class ClientLog extends StreamHandler {
    /** A strong reference: the JDK discards loggers, and their level, without one. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka.clients");

    /** Named in every line that a client logs (Kafka's LogContext). */
    private final String clients;

    /** Remaining size in characters: a client's log must not fill the disk. */
    private long left = 16 << 20;

    /**
     * @param file made anew; throws {@link Failure} if it cannot be written
     * @param prefix common prefix of the audit's client ids
     */
    public ClientLog(Path file, String prefix) {
        this.clients = "clientId=" + prefix;
        try {
            setOutputStream(Files.newOutputStream(file));
        } catch (IOException e) {
            throw Failure.ofFile(file + " cannot be written", e, "Give its disk room, and repeat the command.");
        }
        setFormatter(new Formatter() {
            @Override
            public String format(LogRecord line) {
                Throwable thrown = line.getThrown();
                return line.getInstant() + " " + line.getLevel() + " " + line.getMessage()
                        + (thrown == null ? "" : ": " + thrown) + "\n";
            }
        });
        KAFKA.setLevel(Level.INFO);
        KAFKA.addHandler(this);
    }

    /** Adds a line of the audit itself. */
    public void note(String message) {
        super.publish(new LogRecord(Level.INFO, message));
    }

    @Override
    public synchronized void publish(LogRecord line) {
        String message = line.getMessage();
        if (message != null && message.contains(clients) && left > 0) {
            left -= message.length();
            super.publish(line);
        }
    }

    /** The end of this log may be lost, which is harmless. */
    @Override
    protected void reportError(@Nullable String message, @Nullable Exception error, int code) {
        left = 0;
    }

    @Override
    public synchronized void close() {
        KAFKA.removeHandler(this);
        super.close();
    }
}
