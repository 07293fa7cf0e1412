package ai.voicecore.gregor.snapshot;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of Gregor's temporary objects in a cluster: {@code gregor-validate-} or {@code gregor-audit-}, then 24
 * hexadecimal digits with the place, the process and the time of creation. A topic also has a mark, see
 * {@link #mark}: a topic that only has such a name belongs to the user.
 *
 * @param name common prefix of the objects that were created together
 * @param place six digits for the machine, container and user of the process
 * @param seconds time of creation, since 1970
 * @param pid the process
 */
public record TemporaryName(String name, String place, long seconds, long pid) {
    public enum Purpose {
        VALIDATE,
        AUDIT
    }

    /** How long objects of another machine are kept, in seconds; a longer command renews its marks. */
    public static final long LEASE_SECONDS = 900;

    /** A topic setting that can hold a mark: such large values have no effect. */
    public static final String MARK_SETTING = "flush.messages";

    private static final long MARK = 9_147_000_000_000_000_000L;
    private static final long MAX_SECONDS = 1L << 33;
    private static final int PLACE_DIGITS = 6;
    private static final int PID_DIGITS = 6;
    private static final Pattern NAME =
            Pattern.compile("(gregor-(?:validate|audit)-([0-9a-f]{6})([0-9a-f]{8})([0-9a-f]{6})[0-9a-f]{4})(-.*)?");

    /** A new name; the salt makes names of the same second different. */
    public static TemporaryName of(Purpose purpose, String place, long seconds, long pid, int salt) {
        HexFormat hex = HexFormat.of();
        String name = "gregor-" + purpose.name().toLowerCase(Locale.ROOT) + "-"
                + place
                + hex.toHexDigits(seconds, 8)
                + hex.toHexDigits(pid, PID_DIGITS)
                + hex.toHexDigits((short) salt);
        return new TemporaryName(name, place.substring(0, PLACE_DIGITS), seconds, pid & 0xffffff);
    }

    /** Parses the name of a topic, group, connector or subject; empty if it is not such a name. */
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

    public String digits() {
        return name.substring(name.lastIndexOf('-') + 1);
    }

    /** The value of {@link #MARK_SETTING} for a lease that ends at this time. */
    public static String mark(long untilSeconds) {
        return String.valueOf(MARK + untilSeconds);
    }

    /** End of the lease of a topic with these settings, in seconds since 1970; empty if it has no mark. */
    public static Optional<Long> until(Map<String, String> settings) {
        String value = settings.getOrDefault(MARK_SETTING, "");
        if (!value.matches("9147[0-9]{15}")) {
            return Optional.empty();
        }
        long seconds = Long.parseLong(value) - MARK;
        return seconds < MAX_SECONDS ? Optional.of(seconds) : Optional.empty();
    }
}
