package ai.voicecore.gregor.runtime;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Compares versions by their numbers: 3.10.0 is newer than 3.9.2. Other characters only separate numbers. */
public enum VersionOrder implements Comparator<String> {
    NUMERIC;

    private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]+");

    @Override
    public int compare(String left, String right) {
        List<Long> a = numbers(left);
        List<Long> b = numbers(right);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int order = Long.compare(at(a, i), at(b, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The numbers of a version, the most significant first. */
    public static List<Long> numbers(String version) {
        return NOT_DIGITS
                .splitAsStream(version)
                .filter(digits -> !digits.isEmpty() && digits.length() <= 18)
                .map(Long::valueOf)
                .toList();
    }

    public static long at(List<Long> numbers, int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }
}
