package ai.voicecore.gregor.node.settings;

import java.util.Arrays;
import java.util.List;

/** Kafka's lists in properties: parted by commas, blanks around an element do not count, nor does an empty element. */
public final class CommaList {
    private CommaList() {}

    public static List<String> of(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::trim)
                .filter(element -> !element.isEmpty())
                .toList();
    }
}
