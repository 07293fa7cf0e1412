package ai.voicecore.gregor.spec.yaml;

import static ai.voicecore.gregor.spec.yaml.ReadSpec.at;
import static ai.voicecore.gregor.spec.yaml.ReadSpec.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For any content of the file the user gets a sentence about it, within a short time. */
class HostileYamlTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String COMPARE = "Compare it with examples/voicecore/cluster.yaml.";
    private static final String NAME_ONE =
            "Name a spec, as examples/voicecore/cluster.yaml; without one, the cluster stays as it was deployed, or"
                    + " has the defaults.";

    @TempDir
    private Path directory;

    @Test
    void anEmptyDocumentHasAllDefaults() {
        ClusterSpec defaults = ClusterSpecReader.read(SpecSource.defaults());

        assertThat(ReadSpec.spec("")).isEqualTo(defaults);
        assertThat(ReadSpec.spec("\n# nothing yet\n---\n")).isEqualTo(defaults);
    }

    /**
     * The output of yq(1) for a missing path, and of empty templates: such a spec would remove everything that was
     * declared.
     */
    @ParameterizedTest
    @ValueSource(strings = {"", "null\n", "{}", "---\n", "---\n...\n", "# nothing\n--- # at all\n~\n"})
    void anEmptyFileIsNoSpec(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("cluster.yaml"), text);

        assertThat(catchThrowable(() -> SpecSource.file(file)))
                .isInstanceOfSatisfying(
                        InvalidSpec.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(new Problem("", file.toString(), "this spec is empty.", NAME_ONE)));
    }

    @Test
    void manyTopicsMayShareTheirSettingsWithAliases() {
        String more = IntStream.range(1, 200)
                .mapToObj(i -> "- {name: t" + i + ", config: *c}\n")
                .collect(Collectors.joining());

        assertThat(ReadSpec.spec("topics:\n- {name: t0, config: &c {retention.ms: 60000}}\n" + more)
                        .topics())
                .hasSize(200);
    }

    /** In the saved spec every topic has all of its settings. */
    @Test
    void aSavedSpecMayBeLongerThanAUsersSpec() throws IOException {
        Path file = Files.writeString(directory.resolve("spec.yaml"), "name: calls\n" + "# more\n".repeat(1 << 19));

        assertThat(catchThrowable(() -> SpecSource.file(file))).isInstanceOf(InvalidSpec.class);
        assertThat(ClusterSpecReader.read(SpecSource.recorded(file)).name()).isEqualTo("calls");
    }

    @Test
    void aDocumentThatIsAListIsRefused() {
        assertThat(problems("- brokers: 3"))
                .containsExactly(
                        new Problem("", "cluster.yaml", "this is not a mapping of fields to values.", COMPARE));
        assertThat(problems("brokers"))
                .containsExactly(
                        new Problem("", "cluster.yaml", "this is not a mapping of fields to values.", COMPARE));
    }

    @Test
    void aTabIsNamedWithItsLine() {
        assertThat(problems("heap:\n\tbroker: 1g"))
                .containsExactly(at(
                        2,
                        "",
                        "this is not YAML: found character '\\t(TAB)' that cannot start any token."
                                + " (Do not use \\t(TAB) for indentation).",
                        COMPARE));
    }

    @Test
    void anUnfinishedDocumentIsNamedWithItsLine() {
        assertThat(problems("racks: [a, b\n"))
                .containsExactly(at(2, "", "this is not YAML: expected ',' or ']', but got <stream end>.", COMPARE));
    }

    @Test
    void twoDocumentsAreRefused() {
        assertThat(problems("brokers: 3\n---\nbrokers: 5\n"))
                .containsExactly(at(2, "", "this holds a second document.", COMPARE));
    }

    @Test
    void theNameOfAFieldMustBeAText() {
        assertThat(problems("? [a, b]\n: c"))
                .containsExactly(new Problem(
                        "",
                        "cluster.yaml",
                        "this is not YAML: Non scalar key is detected but it is not configured to be allowed.",
                        COMPARE));
    }

    @Test
    void exponentiallyNestedAliasesAreRefused() {
        StringBuilder bomb = new StringBuilder("l0: &l0 [lol]\n");
        IntStream.rangeClosed(1, 30)
                .forEach(i -> bomb.append("l%d: &l%d [%s]%n"
                        .formatted(i, i, String.join(",", java.util.Collections.nCopies(10, "*l" + (i - 1))))));
        bomb.append("racks: *l30\nconfig: {a: *l30}\ntopics: *l30\n");

        List<Problem> found = Assertions.assertTimeoutPreemptively(SOON, () -> problems(bomb.toString()));

        assertThat(found).hasSizeLessThan(100);
        assertThat(found).extracting(Problem::path).contains("racks", "config.a", "topics[9]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topics: &t [*t]",
                "topics: &t [{name: *t}]",
                "config: &c {a: *c}",
                "racks: &r [*r]",
                "&root {heap: *root, local: *root, topics: [*root]}",
                "&root {? *root : x}",
                "&root\n*root : x",
                "topics: [{config: &c {min.insync.replicas: *c}}]",
            })
    void recursiveAnchorsAreRefused(String yaml) {
        assertThat(Assertions.assertTimeoutPreemptively(SOON, () -> problems(yaml)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void aHundredThousandLevelsAreRefused(String open) {
        String deep = "topics: " + ("- ".equals(open) || "? ".equals(open) ? "\n" : "") + open.repeat(100_000);

        List<Problem> found = Assertions.assertTimeoutPreemptively(SOON, () -> problems(deep));

        assertThat(found)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.toString()).contains("this is n").endsWith(COMPARE));
    }

    @Test
    void noRandomDocumentCausesADefect() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> words = List.of(
                "topics", "name", "brokers", "config", "heap", "racks", "version", ": ", ":", "- ", "\n", "\n  ",
                "\n    ", "[", "]", "{", "}", ",", "&a ", "*a", "!!int ", "!x ", "|", ">", "'", "\"", "#", "%", "@",
                "`", "\t", "3", "4.3.1", "null", "~", "---", "...", "? ", "<<", "\u0000", "\uFEFF", "é", "\\");
        for (int i = 0; i < 20_000; i++) {
            String yaml = IntStream.range(0, random.nextInt(1, 25))
                    .mapToObj(n -> words.get(random.nextInt(words.size())))
                    .collect(Collectors.joining());
            Throwable thrown = catchThrowable(() -> ReadSpec.spec(yaml));

            assertThat(thrown == null || thrown instanceof InvalidSpec)
                    .as("seed %d, document %s: %s", seed, yaml, thrown)
                    .isTrue();
        }
    }

    @Test
    void controlCharactersAreNamed() {
        assertThat(problems("name: a\u0000b"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).startsWith("this is not YAML: "));
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path file = directory.resolve("cluster.yaml");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0x80});

        assertThat(fileProblems(file))
                .containsExactly(new Problem("", file.toString(), "this spec is not UTF-8 text.", NAME_ONE));
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = directory.resolve("nowhere.yaml");

        assertThat(fileProblems(file))
                .containsExactly(new Problem("", file.toString(), "this file does not exist.", NAME_ONE));
    }

    @Test
    void aDirectoryIsNoSpec() {
        assertThat(fileProblems(directory))
                .containsExactly(
                        new Problem("", directory.toString(), "this spec cannot be read (Is a directory).", NAME_ONE));
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Path file = directory.resolve("large.yaml");
        Files.writeString(file, "#".repeat(YamlSource.MAX_CHARACTERS + 1), StandardCharsets.US_ASCII);

        assertThat(fileProblems(file))
                .containsExactly(new Problem("", file.toString(), "this spec is larger than any spec.", NAME_ONE));
    }

    @Test
    void theLargestSpecIsReadQuickly() throws IOException {
        Path file = directory.resolve("cluster.yaml");
        Files.writeString(
                file,
                IntStream.range(0, 5_000)
                        .mapToObj(i -> "  - name: topic-" + i + "\n    config: {retention.ms: 1000}\n")
                        .collect(Collectors.joining("", "topics:\n", "")));

        assertThatCode(() ->
                        Assertions.assertTimeoutPreemptively(SOON, () -> ClusterSpecReader.read(SpecSource.file(file))))
                .doesNotThrowAnyException();
    }

    private static List<Problem> fileProblems(Path file) {
        InvalidSpec invalid = (InvalidSpec) catchThrowable(() -> SpecSource.file(file));
        return invalid.problems();
    }
}
