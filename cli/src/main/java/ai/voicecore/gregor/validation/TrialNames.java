package ai.voicecore.gregor.validation;

import java.util.List;
import java.util.stream.Stream;

/** Names of the temporary objects of a validation or an audit, which have a common prefix. */
record TrialNames(String name) {
    private static final String SUBJECT = "-value";

    String in() {
        return name + "-in";
    }

    String out() {
        return name + "-out";
    }

    String source() {
        return name + "-source";
    }

    String sink() {
        return name + "-sink";
    }

    /** The consumer group that Connect uses for a sink. */
    String group() {
        return "connect-" + sink();
    }

    String subject() {
        return name + SUBJECT;
    }

    static boolean isSubject(String subject) {
        return subject.endsWith(SUBJECT);
    }

    /** All possible consumer groups, also of an audit. */
    List<String> groups() {
        return Stream.concat(
                        Stream.of(group()),
                        Stream.of("reader-read_committed", "reader-read_uncommitted", "transactions")
                                .map(role -> name + "-" + role))
                .toList();
    }
}
