package ai.voicecore.gregor.node.settings;

import java.util.Arrays;
import java.util.List;

/** Kafka's comma-separated lists: blanks around elements and empty elements are ignored. */
public final class CommaList {
    private CommaList() {}

    public static List<String> of(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::trim)
                .filter(element -> !element.isEmpty())
                .toList();
    }
}
