package ai.voicecore.gregor.spec.yaml;

import java.util.stream.Stream;

/** How a release of Kafka is written: three numbers. */
public final class VersionText {
    private VersionText() {}

    public static boolean isVersion(String text) {
        return text.matches("[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    }

    /** For a text that is no version. Where it begins one that Gregor deploys by default, as 3.9 does, that one is named. */
    public static String remedy(String text) {
        return Stream.of(ClusterSpecReader.DEFAULT_KRAFT_VERSION, ClusterSpecReader.DEFAULT_ZOOKEEPER_VERSION)
                .filter(version -> !text.isEmpty() && version.startsWith(text))
                .findFirst()
                .map(version -> "Write it as " + version + ".")
                .orElse("Write all three numbers, as " + ClusterSpecReader.DEFAULT_KRAFT_VERSION + ".");
    }
}
