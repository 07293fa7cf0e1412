package ai.voicecore.gregor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URL;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which packages may use each other, and which libraries each may use. */
class ArchitectureTest {
    private static final String ROOT = "ai.voicecore.gregor";
    private static final Set<String> ALL_BUT_CLI = Set.of("*");

    /** Package → the packages of Gregor that it may use besides itself and failure; none may use cli. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("failure", Set.of()),
            Map.entry("access", Set.of()),
            Map.entry("concurrent", Set.of()),
            Map.entry("spec", Set.of()),
            Map.entry("snapshot", Set.of()),
            Map.entry("settings", Set.of("spec")),
            Map.entry("runtime", Set.of("settings")),
            Map.entry("topology", Set.of("access", "spec")),
            Map.entry("launch", Set.of("runtime", "spec", "topology")),
            Map.entry("image", Set.of("concurrent", "launch", "runtime", "spec", "topology")),
            Map.entry("platform", Set.of("access", "concurrent", "launch", "snapshot", "spec", "topology", "runtime")),
            Map.entry("admin", Set.of("access", "concurrent", "snapshot", "spec", "topology")),
            Map.entry("replay", Set.of("access", "admin", "cluster", "concurrent", "platform")),
            Map.entry("capacity", Set.of("snapshot", "spec", "topology")),
            Map.entry("check", Set.of("admin", "capacity", "concurrent", "settings", "snapshot", "spec", "topology")),
            Map.entry("topics", Set.of("settings", "snapshot", "spec")),
            Map.entry("balance", Set.of("snapshot")),
            Map.entry("moving", Set.of("admin", "balance", "concurrent", "platform", "snapshot")),
            Map.entry("migration", Set.of("snapshot", "topology")),
            Map.entry("quorum", Set.of("snapshot")),
            Map.entry("rolling", Set.of("admin", "check", "snapshot", "spec", "topology")),
            Map.entry(
                    "audit",
                    Set.of(
                            "access",
                            "admin",
                            "cluster",
                            "concurrent",
                            "platform",
                            "snapshot",
                            "spec",
                            "topology",
                            "validation")),
            Map.entry(
                    "drill",
                    Set.of("admin", "audit", "check", "concurrent", "platform", "snapshot", "spec", "topology")),
            Map.entry(
                    "cluster",
                    Set.of(
                            "access",
                            "admin",
                            "concurrent",
                            "moving",
                            "platform",
                            "settings",
                            "snapshot",
                            "spec",
                            "topology")),
            Map.entry(
                    "validation",
                    Set.of(
                            "admin",
                            "check",
                            "cluster",
                            "concurrent",
                            "migration",
                            "platform",
                            "snapshot",
                            "spec",
                            "topology")),
            Map.entry("change", ALL_BUT_CLI));

    /** Packages whose classes decide from values only. */
    private static final String[] PURE = inRoot(
            "spec",
            "settings",
            "topology",
            "capacity",
            "check",
            "snapshot",
            "topics",
            "balance",
            "migration",
            "quorum",
            "rolling");

    private static final Set<String> WAITS = Set.of(
            "java.lang.System.nanoTime",
            "java.lang.Object.wait",
            "java.util.concurrent.TimeUnit.sleep",
            "java.util.concurrent.locks.LockSupport.park",
            "java.util.concurrent.locks.LockSupport.parkNanos",
            "java.util.concurrent.locks.LockSupport.parkUntil");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> everyPackageUsesOnlyThoseBelowIt() {
        return new TreeMap<>(ARROWS)
                .entrySet().stream()
                        .map(arrow -> DynamicTest.dynamicTest(
                                arrow.getKey(),
                                () -> arrow(arrow.getKey(), arrow.getValue()).check(MAIN)));
    }

    private static ArchRule arrow(String from, Set<String> to) {
        DescribedPredicate<JavaClass> forbidden = to.equals(ALL_BUT_CLI)
                ? resideInAPackage(ROOT + ".cli..")
                : resideInAPackage(ROOT + "..").and(describe("another package than " + from + ", " + to, used -> {
                    String top = topPackage(used);
                    return !top.equals(from) && !top.equals("failure") && !to.contains(top);
                }));
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "." + from + "..")
                .should()
                .dependOnClassesThat(forbidden)
                .because("dependencies have one direction, so each package can be read and tested without those above");
    }

    private static String topPackage(JavaClass ours) {
        return ours.getPackageName().equals(ROOT)
                ? ""
                : ours.getPackageName().substring(ROOT.length() + 1).split("\\.", 2)[0];
    }

    @Test
    void everyPackageHasARow() {
        Set<String> known = new TreeSet<>(ARROWS.keySet());
        known.add("cli");

        assertThat(MAIN.stream().map(ArchitectureTest::topPackage).collect(Collectors.toSet()))
                .as("packages; a new one needs a row in ARROWS")
                .isSubsetOf(known);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("packages in a cycle can only be understood together")
                .check(MAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform.local", "platform.kubernetes", "cli"})
    void subpackagesHaveNoCyclesAndDoNotUseTheirParent(String whole) {
        slices().matching(ROOT + "." + whole + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("packages in a cycle can only be understood together")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + whole + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "." + whole)
                .because("the parent connects its subpackages, and each of these can be read without it")
                .check(MAIN);
    }

    /** All other exceptions are defects; private ones are caught in the class that throws them. */
    @Test
    void usersSeeOnlyOneTypeOfException() {
        assertThat(MAIN.stream()
                        .filter(type -> type.isAssignableTo(RuntimeException.class))
                        .map(type -> type.getName().substring(ROOT.length() + 1)))
                .containsExactlyInAnyOrder(
                        "failure.Failure",
                        "admin.AdminFailure",
                        "moving.NotArriving",
                        "spec.InvalidSpec",
                        "concurrent.Stopped",
                        "platform.local.archive.ArchiveTraining$TrainingFailure",
                        "replay.EventLines$BadLineException");
    }

    @Test
    void noTaskWaitsInTheCommonPool() {
        noClasses()
                .should()
                .callMethod(Collection.class, "parallelStream")
                .because("the JDK's HTTP client completes its answers there; Together waits in threads of its own")
                .check(MAIN);
    }

    @Test
    void onlyPlatformLocalInstallsRuntimes() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".platform..")
                .and()
                .resideOutsideOfPackage(ROOT + ".platform.local..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".runtime..")
                .because("in a container the runtime is in the image")
                .check(MAIN);
    }

    @Test
    void platformsDoNotUseEachOther() {
        because(
                        noClasses()
                                .that()
                                .resideInAPackage(ROOT + ".platform.local..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(ROOT + ".platform.kubernetes.."),
                        "a plain machine has no Kubernetes")
                .check(MAIN);
        because(
                        noClasses()
                                .that()
                                .resideInAPackage(ROOT + ".platform.kubernetes..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(ROOT + ".platform.local.."),
                        "a pod has no supervisor")
                .check(MAIN);
    }

    private static ArchRule because(ArchRule rule, String reason) {
        return rule.because(reason);
    }

    @Test
    void eachLibraryIsUsedInOnePackage() {
        only("platform.kubernetes", "the API server is behind one port", "io.fabric8..");
        only("cli", "commands are the outermost ring", "picocli..");
        only("spec.yaml", "only the spec reader sees YAML's lines", "org.snakeyaml..");
        only(
                "runtime.maven",
                "Maven is one source of runtimes, replaceable by another",
                "eu.maveniverse.maven.mima..",
                "org.apache.maven..",
                "org.eclipse.aether..");
        only("image", "only what writes images knows how", "com.google.cloud.tools.jib..");
        only("admin.kafka", "snapshots are what everybody else reads", "org.apache.kafka.clients.admin..");
    }

    /** Only one package of Gregor uses these. */
    private static void only(String ours, String reason, String... libraries) {
        because(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(ROOT + "." + ours + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(libraries),
                        reason)
                .check(MAIN);
    }

    @Test
    void onlyAFewPackagesWriteAndReadRecords() {
        noClasses()
                .that(resideInAnyPackage(inRoot("admin.kafka", "replay", "audit"))
                        .negate())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka.clients.producer..", "org.apache.kafka.clients.consumer..")
                .because("all other packages use the ports of admin")
                .check(MAIN);
    }

    @Test
    void oneClassMakesKafkasClients() {
        Set<String> makers = Set.of(ROOT + ".admin.kafka.KafkaClients", ROOT + ".admin.kafka.WakefulAdmin");
        noClasses()
                .that(describe("are no factory", type -> !makers.contains(type.getName())))
                .should()
                .accessTargetWhere(describe("make a Kafka client", ArchitectureTest::makesKafkaClient))
                .because("one value has the settings of a connection, and one class reads them")
                .check(MAIN);
    }

    private static boolean makesKafkaClient(JavaAccess<?> access) {
        boolean client = Stream.of(Admin.class, Producer.class, Consumer.class, ShareConsumer.class)
                .anyMatch(access.getTargetOwner()::isAssignableTo);
        return client && Set.of("<init>", "create").contains(access.getTarget().getName());
    }

    @Test
    void oneClassSendsHttpRequests() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".access.Http")
                .should()
                .accessTargetWhere(describe(
                        "open URLs",
                        (JavaAccess<?> access) -> access.getTargetOwner().isEquivalentTo(URL.class)
                                && access.getTarget().getName().startsWith("open")))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..")
                .because("trust and bounds of HTTP are decided in one place; fabric8 has the API server's own")
                .check(MAIN);
    }

    private static String[] inRoot(String... packages) {
        return Stream.of(packages).map(name -> ROOT + "." + name + "..").toArray(String[]::new);
    }

    @Test
    void onlyTheLocalPlatformStartsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".platform.local..")
                .should()
                .dependOnClassesThat(describe(
                        "start or find processes",
                        (JavaClass used) -> Set.of(
                                        "java.lang.Process", "java.lang.ProcessBuilder", "java.lang.ProcessHandle")
                                .contains(used.getName())))
                .orShould()
                .callMethodWhere(describe(
                        "Runtime.exec", call -> call.getTarget().getFullName().startsWith("java.lang.Runtime.exec(")))
                .because("the code that starts a process must also end it, and this is the supervisor")
                .check(MAIN);
    }

    @Test
    void oneClassEndsTheJvm() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".cli.Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .because("exit codes are chosen in one place, after everything is cleaned up")
                .check(MAIN);
    }

    @Test
    void oneClassOwnsTheTerminal() {
        Set<String> owners = Set.of(ROOT + ".cli.terminal.Console", ROOT + ".platform.local.SupervisorMain");
        noClasses()
                .that(describe("do not own the terminal", type -> !owners.contains(type.getName())))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .because("one class decides what is written to stdout and what to stderr")
                .check(MAIN);
    }

    @Test
    void noClassSleepsAndTimeAndRandomnessAreParameters() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("a wait has a condition and a time limit")
                .check(MAIN);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".concurrent..")
                .should()
                .callMethodWhere(describe(
                        "waits or reads a clock by itself",
                        call -> WAITS.contains(call.getTargetOwner().getName() + "." + call.getName())))
                .because("a test must be able to set the clock, and a command that is told to stop ends every wait")
                .check(MAIN);
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(java.util.Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .because("a test must be able to control the clock and the random numbers")
                .check(MAIN);
    }

    @Test
    void decisionsArePure() {
        DescribedPredicate<JavaClass> effects = resideInAnyPackage("java.net..", "java.util.concurrent..")
                .or(describe(
                        "threads, clocks or chance",
                        (JavaClass used) -> Set.of(
                                        "java.lang.Thread",
                                        "java.time.Clock",
                                        ROOT + ".concurrent.Time",
                                        "java.util.Random",
                                        "java.util.random.RandomGenerator")
                                .contains(used.getName())));
        noClasses()
                .that(resideInAnyPackage(PURE))
                .should()
                .dependOnClassesThat(effects)
                .because("decisions from values only can be tested with values only")
                .check(MAIN);
        noClasses()
                .that(resideInAnyPackage(PURE))
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".spec.yaml.SpecSource")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.io..")
                .because("one class reads the spec's file")
                .check(MAIN);
    }

    @Test
    void namesDescribeTheirTypes() {
        classes()
                .should()
                .haveNameNotMatching("(?i).*(util|utils|common|helper|manager|impl)")
                .andShould()
                .haveNameNotMatching("(?i).*\\.(util|utils|common|helpers?|managers?|impl)\\..*")
                .because("such a name does not describe the type")
                .check(MAIN);
    }
}
