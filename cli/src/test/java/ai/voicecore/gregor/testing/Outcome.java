package ai.voicecore.gregor.testing;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command that has ended: its arguments, its exit code, and its output. */
public record Outcome(String command, int code, String out, String err) {
    /** A command in a remedy that was printed as it is written in the source, without the cluster that it is about. */
    private static final String UNWRITTEN = "{gregor ";

    public Outcome {
        if (out.contains(UNWRITTEN) || err.contains(UNWRITTEN)) {
            throw new AssertionError("A text that is no remedy has a command in braces: " + command + "\n" + out + err);
        }
    }

    /** This outcome, if the command ended with this code; otherwise the test fails, and shows the whole output. */
    public Outcome expect(int expected) {
        if (code != expected) {
            throw new AssertionError("exit code " + code + " instead of " + expected + " of " + this);
        }
        return this;
    }

    /** Its standard output, as JSON. */
    public JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }

    /** Everything that the user sees. */
    public String all() {
        return out + err;
    }

    @Override
    public String toString() {
        return command + "\n--- stdout\n" + out + "--- stderr\n" + err;
    }
}
