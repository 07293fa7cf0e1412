package ai.voicecore.gregor.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A process that changes a cluster.
 *
 * @param command what was typed, without {@code gregor}
 * @param who as {@code root@kafka-admin}
 * @param place where process ids mean the same: this boot of this machine and this process namespace; empty if not known
 */
public record Holder(String command, String who, long pid, String place) {
    private static final String BETWEEN = " | ";

    public static Holder ofThisProcess(String command) {
        return new Holder(
                command,
                System.getProperty("user.name", "somebody") + "@"
                        + read("/proc/sys/kernel/hostname").orElse("localhost"),
                ProcessHandle.current().pid(),
                thisPlace());
    }

    private static String thisPlace() {
        try {
            return read("/proc/sys/kernel/random/boot_id").orElseThrow(IOException::new) + " "
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException e) {
            return "";
        }
    }

    private static Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(Path.of(file)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether it has ended for sure; false also where that cannot be seen from here. */
    public boolean hasEnded() {
        return isOfThisPlace() && ProcessHandle.of(pid).isEmpty();
    }

    /** Whether it runs for sure; false also where that cannot be seen from here. */
    public boolean isRunning() {
        return isOfThisPlace() && ProcessHandle.of(pid).isPresent();
    }

    private boolean isOfThisPlace() {
        return !place.isEmpty() && place.equals(thisPlace());
    }

    /** One line that {@link #parse} understands. */
    public String line() {
        return String.join(BETWEEN, List.of(command, who, String.valueOf(pid), place));
    }

    /** Empty if it is nothing that {@link #line} gave. */
    public static Optional<Holder> parse(String line) {
        String[] parts = line.strip().split(" \\| ?", -1);
        return parts.length == 4 && parts[2].matches("[0-9]{1,18}")
                ? Optional.of(new Holder(parts[0], parts[1], Long.parseLong(parts[2]), parts[3]))
                : Optional.empty();
    }

    /** The refusal that tells whoever is kept out by it. */
    public PlatformFailure refusal() {
        return new PlatformFailure(
                "The cluster is being changed just now, by gregor " + command + " (" + who + ", process " + pid + ").",
                "Wait until that has ended, and repeat this; nothing was changed.");
    }
}
