package ai.voicecore.gregor.spec;

import java.util.List;
import java.util.stream.Collectors;

/** What was asked for cannot be done as it stands; carries every problem at once. */
public final class InvalidSpec extends RuntimeException {
    private final transient List<Problem> problems;

    public InvalidSpec(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Of one option of the command line, or of one field. */
    public static InvalidSpec of(String path, String sentence, String remedy) {
        return new InvalidSpec(List.of(Problem.of(path, sentence, remedy)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
