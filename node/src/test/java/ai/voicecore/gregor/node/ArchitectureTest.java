package ai.voicecore.gregor.node;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.node.concurrent.Time;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which packages of the node may use each other, and which packages of Kafka they may use. */
class ArchitectureTest {
    private static final String ROOT = "ai.voicecore.gregor.node";

    /** Package → the other packages of the node that it may use; the root package may use all. */
    private static final Map<String, List<String>> ARROWS = new LinkedHashMap<>(Map.of(
            "concurrent", List.of(),
            "settings", List.of(),
            "storage", List.of("settings"),
            "state", List.of("concurrent", "settings", "storage"),
            "quorum", List.of("concurrent", "settings", "storage", "state")));

    /** Kafka's public packages, and those of its protocol, which are needed to fence a dead broker. */
    private static final String[] PUBLIC_KAFKA = {
        "org.apache.kafka.clients.admin",
        "org.apache.kafka.common",
        "org.apache.kafka.common.config",
        "org.apache.kafka.common.errors",
        "org.apache.kafka.common.message",
        "org.apache.kafka.common.protocol",
        "org.apache.kafka.common.requests"
    };

    private static final Set<String> WAITS = Set.of("nanoTime", "sleep", "wait", "park", "parkNanos", "parkUntil");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> everyPackageUsesOnlyThoseBelowIt() {
        return ARROWS.entrySet().stream()
                .map(arrow -> DynamicTest.dynamicTest(arrow.getKey(), () -> uses(arrow.getKey(), arrow.getValue())));
    }

    private static void uses(String from, List<String> others) {
        String[] allowed = Stream.concat(Stream.of(from), others.stream())
                .map(name -> ROOT + "." + name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + from + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(resideOutsideOfPackages(allowed)))
                .because("arrows point one way only, so that each package can be read and tested without those above")
                .check(MAIN);
    }

    @Test
    void everyPackageHasARow() {
        assertThat(MAIN.stream().map(JavaClass::getPackageName).distinct())
                .allMatch(name -> name.equals(ROOT) || ARROWS.containsKey(name.substring(ROOT.length() + 1)));
    }

    /** One jar runs with every release. Internal classes change: Kafka 4.4 has others in {@code common.utils}. */
    @Test
    void onlyClassesOfEveryKafkaReleaseAreUsed() {
        classes()
                .that(resideInAPackage(ROOT + ".."))
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackages("org.apache.kafka..").or(resideInAnyPackage(PUBLIC_KAFKA)))
                .because("a node that used an internal class was never ready in another release")
                .check(MAIN);
    }

    @Test
    void onlyTimeSleepsAndReadsTheClock() {
        assertThat(MAIN.stream().filter(ArchitectureTest::waits).map(JavaClass::getFullName))
                .as("everything that goes by Time can be tested without waiting")
                .allMatch(name -> name.startsWith(Time.class.getName()))
                .isNotEmpty();
    }

    private static boolean waits(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> WAITS.contains(call.getName())
                        && call.getTargetOwner().getPackageName().startsWith("java."));
    }
}
