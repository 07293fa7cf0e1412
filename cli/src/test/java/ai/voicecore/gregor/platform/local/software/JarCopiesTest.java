package ai.voicecore.gregor.platform.local.software;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.runtime.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarCopiesTest {
    @TempDir
    private Path directory;

    private Path built;
    private Path root;
    private List<Path> jars;

    @BeforeEach
    void build() throws IOException {
        built = Files.createDirectory(directory.resolve("built"));
        root = directory.resolve("copies");
        jars = List.of(jar("b.jar", "b"), jar("a.jar", "a"));
    }

    @Test
    void theCopiesAreSortedByName() throws IOException {
        List<Path> copies = JarCopies.of(jars, root);

        assertThat(copies).extracting(copy -> copy.getFileName().toString()).containsExactly("a.jar", "b.jar");
        assertThat(copies).allSatisfy(copy -> assertThat(copy).startsWith(root).isRegularFile());
        assertThat(copies.getFirst()).hasContent("a");
    }

    @Test
    void theSameJarsAreNotCopiedTwice() throws IOException {
        assertThat(JarCopies.of(jars, root)).isEqualTo(JarCopies.of(jars.reversed(), root));
        assertThat(children(root)).hasSize(1);
    }

    @Test
    void aNewBuildKeepsTheOldCopies() throws IOException {
        List<Path> before = JarCopies.of(jars, root);

        jar("a.jar", "a, newer");
        List<Path> after = JarCopies.of(jars, root);

        assertThat(after).doesNotContainAnyElementsOf(before);
        assertThat(before.getFirst()).hasContent("a");
        assertThat(after.getFirst()).hasContent("a, newer");
    }

    @Test
    void parallelCopiesGiveTheSameResultAndLeaveNoTemporaryFile() throws IOException {
        List<List<Path>> all = IntStream.range(0, 50)
                .parallel()
                .mapToObj(i -> copies())
                .distinct()
                .toList();

        assertThat(all).hasSize(1);
        assertThat(children(root)).hasSize(1);
    }

    @Test
    void onlyJarsAreCopied() throws IOException {
        Files.writeString(built.resolve("notes.txt"), "");

        assertThat(Trees.jars(built))
                .extracting(copy -> copy.getFileName().toString())
                .containsExactly("a.jar", "b.jar");
    }

    private List<Path> copies() {
        try {
            return JarCopies.of(jars, root);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path jar(String name, String content) throws IOException {
        return Files.writeString(built.resolve(name), content);
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
