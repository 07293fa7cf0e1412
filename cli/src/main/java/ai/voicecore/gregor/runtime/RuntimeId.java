package ai.voicecore.gregor.runtime;

import ai.voicecore.gregor.failure.Failure;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A product at a version, printed as {@code kafka-4.3.1}; also the name of its directory.
 *
 * <p>A version is three numbers with dots and nothing else, because it becomes part of a path. They are compared as
 * numbers: 3.10.0 is newer than 3.9.2.
 *
 * @param version three numbers without leading zeros, such as 4.3.1
 */
public record RuntimeId(Product product, String version) implements Comparable<RuntimeId> {
    private static final Pattern VERSION = Pattern.compile("(0|[1-9][0-9]{0,5})(\\.(0|[1-9][0-9]{0,5})){2}");
    private static final Comparator<RuntimeId> ORDER =
            Comparator.comparing(RuntimeId::product).thenComparing(RuntimeId::version, VersionOrder.NUMERIC);

    /** Throws {@link Failure} for a version that is not three numbers. */
    public RuntimeId {
        if (!VERSION.matcher(version).matches()) {
            throw Failure.refused(
                    "\"" + printable(version) + "\" is not a version of " + product.title(),
                    "Write three numbers with dots, such as " + product.oldest() + ".");
        }
    }

    public static RuntimeId kafka(String version) {
        return new RuntimeId(Product.KAFKA, version);
    }

    public static RuntimeId registry(String version) {
        return new RuntimeId(Product.REGISTRY, version);
    }

    /** Parses {@code kafka-4.3.1}; throws {@link Failure} for other text. */
    public static RuntimeId parse(String text) {
        for (Product product : Product.values()) {
            if (text.startsWith(product.prefix() + "-")) {
                return new RuntimeId(product, text.substring(product.prefix().length() + 1));
            }
        }
        throw Failure.refused(
                "\"" + printable(text) + "\" is not the name of a runtime",
                "Write kafka-<version> or registry-<version>, such as kafka-4.3.1.");
    }

    /** The first number: 3 of 3.9.2. */
    public int major() {
        return (int) VersionOrder.at(VersionOrder.numbers(version), 0);
    }

    @Override
    public int compareTo(RuntimeId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return product.prefix() + "-" + version;
    }

    private static String printable(String text) {
        String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() <= 60 ? clean : clean.substring(0, 60) + "...";
    }
}
