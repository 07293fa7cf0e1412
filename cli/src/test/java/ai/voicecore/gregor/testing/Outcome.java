package ai.voicecore.gregor.testing;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command line that has ended: what it was, its exit code, and what it printed. */
public record Outcome(String command, int code, String out, String err) {

    /** This outcome, if the command ended with this code; else the test fails, with all that was printed. */
    public Outcome expect(int expected) {
        if (code != expected) {
            throw new AssertionError("exit code " + code + " instead of " + expected + " of " + this);
        }
        return this;
    }

    /** What was printed as the answer, as JSON. */
    public JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }

    /** All that a user sees. */
    public String all() {
        return out + err;
    }

    @Override
    public String toString() {
        return command + "\n--- stdout\n" + out + "--- stderr\n" + err;
    }
}
