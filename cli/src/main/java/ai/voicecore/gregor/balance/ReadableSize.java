package ai.voicecore.gregor.balance;

import java.util.Locale;

/** Formats sizes in bytes, as {@code 1.5 GiB}. */
public final class ReadableSize {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private ReadableSize() {}

    public static String of(long bytes) {
        int unit = 0;
        double value = bytes;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }
}
