package ai.voicecore.gregor.spec.yaml;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import java.util.List;

/** Reads documents with the file name cluster.yaml. */
final class ReadSpec {
    static final String NAME = "cluster.yaml";

    private ReadSpec() {}

    static ClusterSpec spec(String yaml) {
        return ClusterSpecReader.read(SpecSource.of(NAME, yaml));
    }

    /** All problems of a document; fails if it has none. */
    static List<Problem> problems(String yaml) {
        return problems(SpecSource.of(NAME, yaml));
    }

    static List<Problem> problems(SpecSource source) {
        InvalidSpec invalid = catchThrowableOfType(InvalidSpec.class, () -> ClusterSpecReader.read(source));
        if (invalid == null) {
            throw new AssertionError("nothing was wrong with " + source);
        }
        return invalid.problems();
    }

    static Problem at(int line, String path, String sentence, String remedy) {
        return new Problem(path, NAME + ":" + line, sentence, remedy);
    }
}
