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

/** Names what this process makes for a moment, and tells whether the process that has made something is gone. */
public final class TemporaryNames {
    private static final Path PROC = Path.of("/proc");
    private static final int TICKS_PER_SECOND = 100;
    /** Of {@code /proc/PID/stat}, counted behind the name of the program (proc(5), field 22). */
    private static final int START = 19;

    private static final String PLACE = place();

    private TemporaryNames() {}

    /** A name that no other process makes up. */
    public static TemporaryName newName(TemporaryName.Purpose purpose) {
        return TemporaryName.of(
                purpose, PLACE, now(), pid(), RandomGenerator.getDefault().nextInt());
    }

    /** Until when what is made or renewed now is in use at most, in seconds since 1970. */
    public static long lease() {
        return now() + TemporaryName.LEASE_SECONDS;
    }

    /**
     * Whether nothing uses it any more. Of a process of this machine that is known; what was made elsewhere is over when its
     * lease is.
     *
     * @param until end of the lease as its mark says; without one it follows from when it was made
     */
    public static boolean isExpired(TemporaryName made, Optional<Long> until) {
        if (made.place().equals(PLACE) && Files.exists(PROC.resolve("1"))) {
            return !isAlive(made);
        }
        return now() > Math.max(until.orElse(0L), made.seconds() + TemporaryName.LEASE_SECONDS);
    }

    /** The number may be another process's by now, which began later. */
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

    /** Processes see each other where the machine, since it was started, the container and the user are the same. */
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
            // Not Linux: no other process is known to be of the same place, so that leases decide.
            return String.valueOf(RandomGenerator.getDefault().nextLong());
        }
    }
}
