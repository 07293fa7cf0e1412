package ai.voicecore.gregor.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A process that changes a cluster.
 *
 * @param command the command line, without {@code gregor}
 * @param who as {@code root@kafka-admin}
 * @param pid its process id; empty without /proc
 * @param place boot id and pid namespace, in which the pid is valid; empty if not known
 */
public record LockHolder(String command, String who, String pid, String place) {
    private static final String SEPARATOR = " | ";
    private static final Path PROC = Path.of("/proc");

    public static LockHolder ofThisProcess(String command) {
        return new LockHolder(
                command,
                System.getProperty("user.name", "somebody") + "@"
                        + read("sys/kernel/hostname").orElse("localhost"),
                link("self").orElse(""),
                thisPlace());
    }

    private static String thisPlace() {
        return read("sys/kernel/random/boot_id")
                .flatMap(boot -> link("self/ns/pid").map(namespace -> boot + " " + namespace))
                .orElse("");
    }

    private static Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(PROC.resolve(file)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> link(String file) {
        try {
            return Optional.of(Files.readSymbolicLink(PROC.resolve(file)).toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether it has ended with certainty; false also if that cannot be seen from here. With hidden processes of other
     * users (option {@code hidepid} of /proc) process 1 is hidden too.
     */
    public boolean hasEnded() {
        return !place.isEmpty()
                && place.equals(thisPlace())
                && Files.exists(PROC.resolve("1"))
                && !Files.exists(PROC.resolve(pid));
    }

    /** Text for messages. */
    public String words() {
        return "gregor " + command + " (" + who + (pid.isEmpty() ? "" : ", process " + pid) + ")";
    }

    /** One line that {@link #parse} reads. */
    public String line() {
        return String.join(SEPARATOR, List.of(command, who, pid, place));
    }

    /** Empty if {@link #line} did not write it. */
    public static Optional<LockHolder> parse(String line) {
        String[] parts = line.split(" \\| ", -1);
        return parts.length == 4 && parts[2].matches("[0-9]*")
                ? Optional.of(new LockHolder(parts[0], parts[1], parts[2], parts[3]))
                : Optional.empty();
    }

    /** The error for another command. */
    public PlatformFailure refusal() {
        return new PlatformFailure(
                "The cluster is being changed just now, by " + words() + ".",
                "Wait until that has ended, and repeat this; nothing was changed.");
    }
}
