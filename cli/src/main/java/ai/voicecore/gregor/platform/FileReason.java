package ai.voicecore.gregor.platform;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Why a file cannot be used. For the most common errors the JDK's message is only the file name. */
public final class FileReason {
    private FileReason() {}

    /** The end of a sentence, without a full stop. */
    public static String words(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied ->
                denied.getFile() + " may not be used by " + user()
                        + owner(denied).map(owner -> ", it belongs to " + owner).orElse("");
            case NoSuchFileException missing -> missing.getFile() + " is not there";
            default -> String.valueOf(failure.getMessage());
        };
    }

    /** The remedy for a file of another user; otherwise the given remedy. */
    public static String remedy(IOException failure, String otherwise) {
        return failure instanceof AccessDeniedException denied
                ? owner(denied)
                        .filter(owner -> !owner.equals(user()))
                        .map(owner ->
                                "Run the command as " + owner + ". If a command was run with sudo by mistake, give the"
                                        + " files back with chown -R " + user() + ".")
                        .orElse(otherwise)
                : otherwise;
    }

    private static String user() {
        return System.getProperty("user.name", "this user");
    }

    /** Owner of the file, or of its nearest visible parent directory. */
    private static Optional<String> owner(FileSystemException failure) {
        Path place = failure.getFile() == null ? null : Path.of(failure.getFile());
        while (place != null) {
            try {
                return Optional.of(Files.getOwner(place).getName());
            } catch (IOException | UnsupportedOperationException e) {
                place = place.getParent();
            }
        }
        return Optional.empty();
    }
}
