package ai.voicecore.gregor.runtime.jdk;

import ai.voicecore.gregor.runtime.VersionOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file {@code release} that every JDK since 7 has in its home: lines of {@code NAME="value"}. */
final class ReleaseFile {
    private ReleaseFile() {}

    /** Empty if the text has no version. */
    static Optional<Jdk> read(Path home, String text) {
        return value(text, "JAVA_VERSION").flatMap(version -> {
            List<Long> numbers = VersionOrder.numbers(version);
            // Up to Java 8 the major version is the second number: 1.8.0_392.
            long feature = VersionOrder.at(numbers, numbers.size() > 1 && numbers.getFirst() == 1 ? 1 : 0);
            String build = value(text, "JAVA_RUNTIME_VERSION").orElse(version);
            return feature < 1 || feature > 9999
                    ? Optional.empty()
                    : Optional.of(new Jdk(home, (int) feature, version, build));
        });
    }

    private static Optional<String> value(String text, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + "=\"?([^\"\r\n]+)\"?").matcher(text);
        return line.find() ? Optional.of(line.group(1).strip()) : Optional.empty();
    }
}
