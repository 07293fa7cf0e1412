package ai.voicecore.gregor.check;

import java.util.List;

/**
 * Result of a check.
 *
 * @param evidence what was seen, in one line
 * @param findings violations; none if the check passes
 */
public record Verdict(String evidence, List<Finding> findings) {

    public static Verdict holds(String evidence) {
        return new Verdict(evidence, List.of());
    }

    public static Verdict of(String evidence, List<Finding> findings) {
        return new Verdict(evidence, List.copyOf(findings));
    }

    public static Verdict broken(String evidence, String sentence, String remedy) {
        return new Verdict(evidence, List.of(new Finding(sentence, remedy)));
    }
}
