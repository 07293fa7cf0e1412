package ai.voicecore.gregor.access;

import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The values among a client's settings that no message may show. */
final class Secrets {
    private static final String HIDDEN = "[hidden]";
    /** How settings are called, and options of login modules, whose values are secrets. */
    private static final String NAME = "[\\w.-]*(?:pass|pwd|secret|token|credential|key)[\\w.-]*";

    private static final Pattern SECRET_NAME = Pattern.compile(NAME + "|.*jaas\\.config", Pattern.CASE_INSENSITIVE);
    /** As {@code password="…"}. */
    private static final Pattern OPTION =
            Pattern.compile(NAME + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s;]+))", Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    /** The text without the secrets that the settings hold. */
    static String hidden(Map<String, String> settings, String text) {
        return settings.entrySet().stream()
                .filter(setting -> SECRET_NAME.matcher(setting.getKey()).matches())
                .map(Map.Entry::getValue)
                .flatMap(Secrets::parts)
                .filter(secret -> !secret.isBlank())
                // The longest first: one secret may be a part of another.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .reduce(
                        text,
                        (shown, secret) -> shown.replaceAll("(?<!\\w)" + Pattern.quote(secret) + "(?!\\w)", HIDDEN));
    }

    /** The whole value, and what a login module's options say in it. */
    private static Stream<String> parts(String value) {
        return Stream.concat(
                Stream.of(value),
                OPTION.matcher(value)
                        .results()
                        .flatMap(
                                option -> Stream.of(1, 2, 3).flatMap(group -> Stream.ofNullable(option.group(group)))));
    }
}
