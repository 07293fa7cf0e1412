package ai.voicecore.gregor.runtime;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Suggestions for a version that does not exist. */
final class NearestVersions {
    private static final int MAX_SUGGESTIONS = 3;

    private NearestVersions() {}

    /** At most three installable versions nearest to the wanted one, oldest first. */
    static List<String> of(RuntimeId wanted, Collection<String> published) {
        List<Long> target = VersionOrder.numbers(wanted.version());
        return published.stream()
                .filter(version -> version.matches("[0-9.]+"))
                .filter(version ->
                        VersionOrder.NUMERIC.compare(version, wanted.product().oldest()) >= 0)
                .sorted(Comparator.comparingLong((String version) -> distance(version, target, 0))
                        .thenComparingLong(version -> distance(version, target, 1))
                        .thenComparingLong(version -> distance(version, target, 2)))
                .limit(MAX_SUGGESTIONS)
                .sorted(VersionOrder.NUMERIC)
                .toList();
    }

    private static long distance(String version, List<Long> target, int index) {
        return Math.abs(VersionOrder.at(VersionOrder.numbers(version), index) - VersionOrder.at(target, index));
    }
}
