package ai.voicecore.gregor.spec;

import java.util.List;
import java.util.stream.Collectors;

/** A request that is invalid; contains all problems. */
public final class InvalidSpec extends RuntimeException {
    private final transient List<Problem> problems;

    public InvalidSpec(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public static InvalidSpec of(String path, String sentence, String remedy) {
        return new InvalidSpec(List.of(Problem.of(path, sentence, remedy)));
    }

    /** All problems in one line, without their remedies. */
    public String sentences() {
        return problems.stream()
                .map(problem -> (problem.path() + " " + problem.sentence()).strip())
                .collect(Collectors.joining(" "));
    }

    public List<Problem> problems() {
        return problems;
    }
}
