package ai.voicecore.gregor.check;

import java.util.List;

/**
 * What a check has to say.
 *
 * @param evidence what was seen, in one line
 * @param findings what is wrong; none if the rule holds
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
