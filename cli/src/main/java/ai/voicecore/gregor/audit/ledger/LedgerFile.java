package ai.voicecore.gregor.audit.ledger;

import ai.voicecore.gregor.failure.Failure;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of entries of the same size. Each entry is appended as a whole. Thread-safe; throws {@link Failure}. */
final class LedgerFile implements AutoCloseable {
    private final Path path;
    private final DataOutputStream out;
    private boolean closed;

    LedgerFile(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path.getParent());
            this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path)));
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Appends an entry. After the file was closed the entry is ignored: it is too late to count. */
    synchronized void append(int kind, long... values) {
        if (closed) {
            return;
        }
        try {
            out.writeByte(kind);
            for (long value : values) {
                out.writeLong(value);
            }
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    interface EntryReader {
        void take(int kind, DataInputStream in) throws IOException;
    }

    static void read(Path path, EntryReader reader) {
        if (!Files.exists(path)) {
            return;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            int kind = in.read();
            while (kind >= 0) {
                reader.take(kind, in);
                kind = in.read();
            }
        } catch (EOFException e) {
            // The last entry of a killed process may be incomplete.
            return;
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    static Failure unusable(Path file, IOException e) {
        return Failure.ofFile(
                "The audit cannot use " + file,
                e,
                "Give its disk room, or name another directory with GREGOR_HOME, and repeat the command.");
    }

    Path path() {
        return path;
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            out.close();
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }
}
