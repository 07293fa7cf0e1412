package ai.voicecore.gregor.validation;

import java.util.List;
import java.util.stream.Stream;

/**
 * What everything is called that a validation or an audit makes.
 *
 * @param name the part that all have in common
 */
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

    /** As Connect calls the consumers of a sink. */
    String group() {
        return "connect-" + sink();
    }

    String subject() {
        return name + SUBJECT;
    }

    static boolean isSubject(String subject) {
        return subject.endsWith(SUBJECT);
    }

    /** Every consumer group that there may be, also those of an audit. */
    List<String> groups() {
        return Stream.concat(
                        Stream.of(group()),
                        Stream.of("reader-read_committed", "reader-read_uncommitted", "transactions")
                                .map(role -> name + "-" + role))
                .toList();
    }
}
