package ai.voicecore.gregor.snapshot;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The page with the reason why a node is not ready: text of the node jar, or JSON of the registry (MicroProfile Health). */
public final class HealthPage {
    private HealthPage() {}

    /** The reason in one line; empty if there is none. */
    public static String reason(String page) {
        String text = page.strip();
        return text.startsWith("{")
                ? reasonOfJson(text)
                : text.lines().findFirst().orElse("").strip();
    }

    private static String reasonOfJson(String text) {
        try {
            List<String> down = JsonMapper.shared()
                    .readTree(text)
                    .path("checks")
                    .valueStream()
                    .filter(check -> !"UP".equals(check.path("status").asString("")))
                    .map(check -> check.path("name").asString("a check without a name"))
                    .toList();
            return down.isEmpty() ? "" : "not healthy yet: " + String.join(", ", down);
        } catch (JacksonException e) {
            return "";
        }
    }
}
