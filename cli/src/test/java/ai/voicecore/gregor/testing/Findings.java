package ai.voicecore.gregor.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The findings that {@code gregor validate -o json} reports.
 *
 * @param sentences for each check that ran, the sentences of its findings
 * @param leftBehind what it reports that it could not remove
 */
public record Findings(Outcome outcome, Map<String, List<String>> sentences, List<String> leftBehind) {

    static Findings of(Outcome outcome) {
        Map<String, List<String>> sentences = new TreeMap<>();
        for (JsonNode check : outcome.json().path("checks")) {
            sentences.put(
                    check.path("id").asString(),
                    StreamSupport.stream(check.path("findings").spliterator(), false)
                            .map(finding -> finding.path("sentence").asString())
                            .toList());
        }
        return new Findings(outcome, sentences, texts(outcome.json().path("leftBehind")));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** The command ended with exit code 3, and a finding of this check contains all of these words. */
    public Findings has(String check, String... words) {
        outcome.expect(3);
        boolean found = sentences.getOrDefault(check, List.of()).stream()
                .anyMatch(sentence -> List.of(words).stream().allMatch(sentence::contains));
        if (!found) {
            throw new AssertionError(check + " has not found " + List.of(words) + ", but " + sentences);
        }
        return this;
    }

    /** All checks hold. */
    public Findings holds() {
        outcome.expect(0);
        return this;
    }
}
