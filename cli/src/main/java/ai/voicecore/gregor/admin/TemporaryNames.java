package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.snapshot.TemporaryName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;

/** Makes names for temporary objects of this process, and finds out whether the process that made such a name has ended. */
public final class TemporaryNames {
    private static final Path PROC = Path.of("/proc");
    private static final int TICKS_PER_SECOND = 100;
    /** Index of the start time in {@code /proc/PID/stat}, counted after the program name (proc(5), field 22). */
    private static final int START = 19;

    private static final String PLACE = place();

    private TemporaryNames() {}

    public static TemporaryName newName(TemporaryName.Purpose purpose) {
        return TemporaryName.of(
                purpose, PLACE, now(), pid(), RandomGenerator.getDefault().nextInt());
    }

    /** End of a lease that starts now, in seconds since 1970. */
    public static long lease() {
        return now() + TemporaryName.LEASE_SECONDS;
    }

    /**
     * Whether no process uses the object any more. For a process of this machine the process table decides; for others the
     * lease decides.
     *
     * @param until end of the lease as the topic's mark says; without a mark it is computed from the creation time
     */
    public static boolean isExpired(TemporaryName made, Optional<Long> until) {
        if (made.place().equals(PLACE) && Files.exists(PROC.resolve("1"))) {
            return !isAlive(made);
        }
        return now() > Math.max(until.orElse(0L), made.seconds() + TemporaryName.LEASE_SECONDS);
    }

    /** The pid may belong to another process now; such a process started later. */
    private static boolean isAlive(TemporaryName made) {
        Path process = PROC.resolve(String.valueOf(made.pid()));
        return Files.exists(process)
                && started(process).map(start -> start <= made.seconds() + 2).orElse(true);
    }

    private static Optional<Long> started(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Files.readAllLines(PROC.resolve("stat")).stream()
                    .filter(line -> line.startsWith("btime "))
                    .map(line ->
                            Long.parseLong(line.substring("btime ".length()).strip()))
                    .map(boot -> boot + Long.parseLong(fields[START]) / TICKS_PER_SECOND)
                    .findFirst();
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static long now() {
        return Instant.now(Clock.systemUTC()).getEpochSecond();
    }

    private static long pid() {
        try {
            return Long.parseLong(Files.readSymbolicLink(PROC.resolve("self")).toString());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    /** A hash of boot id, pid namespace and user: processes with the same value see each other's pids. */
    private static String place() {
        CRC32C sum = new CRC32C();
        sum.update((where() + System.getProperty("user.name")).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(sum.getValue(), 6);
    }

    private static String where() {
        try {
            return Files.readString(PROC.resolve("sys/kernel/random/boot_id"))
                    + Files.readSymbolicLink(PROC.resolve("self/ns/pid"));
        } catch (IOException e) {
            // Not Linux: no other process is known to run in the same place, so leases decide.
            return String.valueOf(RandomGenerator.getDefault().nextLong());
        }
    }
}
