package ai.voicecore.gregor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits for the sizes of files, methods and packages, in every module. */
class SourceSizeTest {
    private static final int FILE_LINES = 300;
    private static final int METHOD_LINES = 60;
    private static final int PARAMETERS = 6;
    private static final int PACKAGE_TYPES = 25;

    /**
     * A method or a constructor. The components of a record do not count as parameters, because their names are visible
     * where they are used.
     */
    private record Method(String name, long lines, int parameters) {}

    @ParameterizedTest
    @ValueSource(strings = {"cli", "node", "trial"})
    void noFileIsTooLong(String module) throws IOException {
        for (Path file : sources(module)) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(FILE_LINES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cli", "node", "trial"})
    void noMethodIsTooLongOrHasTooManyParameters(String module) throws IOException {
        List<Method> methods = methods(sources(module));

        assertThat(methods).isNotEmpty();
        assertSoftly(all -> methods.forEach(method -> {
            all.assertThat(method.lines()).as("lines of " + method.name()).isLessThanOrEqualTo(METHOD_LINES);
            all.assertThat(method.parameters())
                    .as("parameters of " + method.name())
                    .isLessThanOrEqualTo(PARAMETERS);
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cli", "node", "trial"})
    void noPackageHasTooManyTypes(String module) throws IOException {
        Map<Path, Long> types = sources(module).stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));

        assertSoftly(all -> types.forEach(
                (place, count) -> all.assertThat(count).as("types in " + place).isLessThanOrEqualTo(PACKAGE_TYPES)));
    }

    @Test
    void linesAndParametersOfAMethodAreCounted() throws IOException {
        Path self = Path.of("src/test/java", SourceSizeTest.class.getName().replace('.', '/') + ".java");

        assertThat(methods(List.of(self)))
                .filteredOn(method -> method.name().endsWith("#threeParameters"))
                .singleElement()
                .satisfies(method -> {
                    assertThat(method.lines()).isEqualTo(4);
                    assertThat(method.parameters()).isEqualTo(3);
                });
    }

    @SuppressWarnings("unused") // Measured by the test above.
    private static int threeParameters(int one, int two, int three) {
        int sum = one + two;
        return sum + three;
    }

    private static List<Path> sources(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            assertThat(sources).isNotEmpty();
            return sources;
        }
    }

    private static List<Method> methods(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Method> methods = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Measure(unit, positions, methods).scan(unit, null);
            }
        }
        return methods;
    }

    private static final class Measure extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Method> methods;

        Measure(CompilationUnitTree unit, SourcePositions positions, List<Method> methods) {
            this.unit = unit;
            this.positions = positions;
            this.methods = methods;
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
            // Annotations before a method do not count.
            methods.add(new Method(
                    file + "#" + method.getName(),
                    last - bodyStart(method, lines, first) + 1,
                    method.getParameters().size()));
            return super.visitMethod(method, null);
        }

        private long bodyStart(MethodTree method, LineMap lines, long first) {
            return method.getBody() == null
                    ? first
                    : lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
        }
    }
}
