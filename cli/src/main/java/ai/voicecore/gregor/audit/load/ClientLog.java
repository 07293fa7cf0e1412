package ai.voicecore.gregor.audit.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Writes the log of an audit's Kafka clients to a file, from INFO on: errors of brokers, timeouts, lost connections. It
 * explains gaps and records of unknown outcome. Thread-safe.
 */
public final class ClientLog extends Handler {
    /** A strong reference: the JDK discards loggers, and their level, without one. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka.clients");

    /** Named in every line that a client logs (Kafka's LogContext). */
    private final String clients;

    private final Writer file;
    /** Remaining size in characters: a client's log must not fill the disk. */
    private long left = 16 << 20;

    /**
     * Begins.
     *
     * @param file made anew; throws {@link UncheckedIOException} if it cannot be written
     * @param prefix common prefix of the audit's client ids
     */
    public ClientLog(Path file, String prefix) {
        this.clients = "clientId=" + prefix;
        try {
            this.file = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        setLevel(Level.INFO);
        KAFKA.setLevel(Level.INFO);
        KAFKA.addHandler(this);
    }

    /** Adds a line of the audit itself. */
    public void note(String message) {
        write(new LogRecord(Level.INFO, message), message);
    }

    @Override
    public void publish(LogRecord line) {
        String message = line.getMessage();
        if (isLoggable(line) && message != null && message.contains(clients)) {
            Throwable thrown = line.getThrown();
            write(line, thrown == null ? message : message + ": " + thrown);
        }
    }

    private synchronized void write(LogRecord at, String message) {
        String line = at.getInstant() + " " + at.getLevel() + " " + message + "\n";
        left -= line.length();
        if (left < 0) {
            return;
        }
        try {
            file.write(line);
        } catch (IOException e) {
            left = 0;
        }
    }

    @Override
    public synchronized void flush() {
        try {
            file.flush();
        } catch (IOException e) {
            left = 0;
        }
    }

    @Override
    public synchronized void close() {
        KAFKA.removeHandler(this);
        left = 0;
        try {
            file.close();
        } catch (IOException e) {
            // A lost end of this log is harmless.
            return;
        }
    }
}
