package ai.voicecore.gregor.snapshot;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Gregor makes in a cluster for a moment, known by its name: {@code gregor-validate-} or {@code gregor-audit-}, then
 * 24 hexadecimal digits that say where and by which process it was made, and when. A topic also carries a mark, see
 * {@link #mark}: one that only has such a name is the user's.
 *
 * @param name the first part of the name of everything that was made together
 * @param place six digits for the machine, container and user of the process
 * @param seconds when it was made, since 1970
 * @param pid the process
 */
public record TemporaryName(String name, String place, long seconds, long pid) {
    /** What may be made this way. */
    public enum Purpose {
        VALIDATE,
        AUDIT;

        String prefix() {
            return "gregor-" + name().toLowerCase(Locale.ROOT) + "-";
        }
    }

    /** How long what was made elsewhere is left alone, in seconds; a command that takes longer renews its marks. */
    public static final long LEASE_SECONDS = 900;

    /** A topic's setting that can carry a mark: values as large as these have no effect. */
    public static final String MARK_SETTING = "flush.messages";

    private static final long MARK = 9_147_000_000_000_000_000L;
    private static final long MAX_SECONDS = 1L << 33;
    private static final int PLACE_DIGITS = 6;
    private static final int PID_DIGITS = 6;
    private static final Pattern NAME =
            Pattern.compile("(gregor-(?:validate|audit)-([0-9a-f]{6})([0-9a-f]{8})([0-9a-f]{6})[0-9a-f]{4})(-.*)?");

    /** A new one; the salt tells those of one second apart. */
    public static TemporaryName of(Purpose purpose, String place, long seconds, long pid, int salt) {
        HexFormat hex = HexFormat.of();
        String name = purpose.prefix()
                + place
                + hex.toHexDigits(seconds, 8)
                + hex.toHexDigits(pid, PID_DIGITS)
                + hex.toHexDigits((short) salt);
        return new TemporaryName(name, place.substring(0, PLACE_DIGITS), seconds, pid & 0xffffff);
    }

    /** What the name of a topic, group, connector or subject says; empty if Gregor cannot have made it up. */
    public static Optional<TemporaryName> read(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(new TemporaryName(
                        matcher.group(1),
                        matcher.group(2),
                        HexFormat.fromHexDigitsToLong(matcher.group(3)),
                        HexFormat.fromHexDigitsToLong(matcher.group(4))))
                : Optional.empty();
    }

    /** The digits alone. */
    public String digits() {
        return name.substring(name.lastIndexOf('-') + 1);
    }

    /** The value of {@link #MARK_SETTING} of a topic that is in use until then. */
    public static String mark(long untilSeconds) {
        return String.valueOf(MARK + untilSeconds);
    }

    /** Until when a topic with these settings is in use, in seconds since 1970; empty if it has no mark. */
    public static Optional<Long> until(Map<String, String> settings) {
        String value = settings.getOrDefault(MARK_SETTING, "");
        if (!value.matches("9147[0-9]{15}")) {
            return Optional.empty();
        }
        long seconds = Long.parseLong(value) - MARK;
        return seconds < MAX_SECONDS ? Optional.of(seconds) : Optional.empty();
    }
}
