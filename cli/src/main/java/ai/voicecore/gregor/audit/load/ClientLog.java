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
 * Writes down what the Kafka clients of one audit log, from INFO on: errors that brokers answered with, requests that were
 * given up, connections that were lost. It is what explains a gap or a record of unknown outcome afterwards. Thread-safe.
 */
public final class ClientLog extends Handler {
    /** Held, because the JDK forgets loggers, and their level, that nothing refers to. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka.clients");

    /** Named in every line that a client logs (Kafka's LogContext). */
    private final String clients;

    private final Writer file;
    /** Characters that may still be written: a disk must not fill up with a client's complaints. */
    private long left = 16 << 20;

    /**
     * Begins.
     *
     * @param file made anew; throws {@link UncheckedIOException} if it cannot be written
     * @param prefix what the ids of the audit's clients begin with
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

    /** A line of the audit's own. */
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
            // What is missing at its end is only missed by its reader.
            return;
        }
    }
}
