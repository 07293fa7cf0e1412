package ai.voicecore.gregor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Terminal;
import ai.voicecore.gregor.cli.wiring.Context;
import ai.voicecore.gregor.cli.wiring.Wiring;
import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that end before anything is started. */
class MainTest {
    @TempDir
    private Path home;

    private final Terminal terminal = new Terminal();
    private Context context;

    @BeforeEach
    void context() {
        context = new Context(
                terminal.plain(),
                new Wiring(
                        Map.of("GREGOR_HOME", home.toString(), "HOME", home.toString()),
                        home,
                        Progress.SILENT,
                        options -> {},
                        new Stop(Time.REAL)),
                new Stop(Time.REAL));
    }

    @Test
    void forAnUnknownOptionTheMostSimilarOneIsSuggested() {
        assertThat(run("deploy", "--mod=kraft")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).isEqualTo("""
                error: Unknown option: '--mod=kraft'
                       Did you mean --mode?
                       See: gregor deploy --help
                """);
    }

    /** Without this check the command would use the cluster of this machine, and could even delete its data. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "down --namespace staging --delete-data --yes",
                "status --namespace staging",
                "deploy --namespace staging --dry-run"
            })
    void aNamespaceNeedsTheOptionOnKubernetes(String typed) {
        assertThat(run(typed.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err())
                .isEqualTo("error: --namespace: is staging, and the cluster of this machine is in none."
                        + " Add --on kubernetes, or leave --namespace out.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drill run nope",
                "status --name ../../elsewhere/clusters/b",
                "down --name /elsewhere/clusters/b --delete-data --yes",
                "logs kafka-0 -n -1",
                "topics import --bootstrap-servers localhost",
                "render kubernetes --cluster-id bad",
                "deploy --port-offset 1e3 --dry-run"
            })
    void anInvalidArgumentIsAnErrorOfTheUser(String typed) {
        assertThat(run(typed.split(" "))).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void forAnUnknownCommandTheMostSimilarOneIsSuggested() {
        assertThat(run("valdiate")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err())
                .startsWith("error: Unmatched argument at index 0: 'valdiate'\n       Did you mean validate")
                .endsWith("?\n       See: gregor --help\n");
    }

    @ParameterizedTest
    @CsvSource({
        "deploy calls.yaml, gregor deploy -f calls.yaml",
        "topics diff specs/calls, gregor topics diff -f specs/calls",
        "upgrade 4.3.1, gregor upgrade --to 4.3.1",
        "restart kafka-0, gregor restart --only kafka-0",
        "status calls, gregor status --name calls",
        "destroy, gregor down",
        "scale --brokers 4, gregor deploy"
    })
    void optionsOfOtherToolsAreAnsweredWithGregorsOwn(String typed, String meant) {
        assertThat(run(typed.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("Did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy --timeout=-5s",
                "restart --timeout=-5s",
                "upgrade --to 4.3.1 --timeout=-5s",
                "replace kafka-0 --timeout=-5s",
                "audit run --for=-5s"
            })
    void timesAreWrittenTheSameWayEverywhere(String line) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("'-5s' is not a time; write 500ms, 30s, 5m or 1h");
    }

    @Test
    void afterACommandTheVersionIsThatOfKafka() {
        assertThat(run("deploy", "--version", "2.8.0")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).startsWith("error: --kafka-version: is 2.8.0; Gregor runs Kafka from 3.9.0 on.");
        assertThat(terminal.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status --version", "upgrade --version 4.3.1", "topics list -V", "-v", "version"})
    void otherCommandsRefuseAVersionAndNameTheCommandThatShowsIt(String line) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err())
                .contains("Gregor's own version: gregor --version. A release of Kafka: gregor deploy --version V");
    }

    @Test
    void withoutACommandTheVersionIsThatOfGregor() {
        assertThat(run("--version")).isEqualTo(ExitCode.DONE);
        assertThat(run("-V")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void optionsAreGivenAfterTheCommand() {
        assertThat(run("--name", "calls", "status")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("Options stand behind the command they are for");
    }

    @Test
    void everyCommandHasAHelp() {
        assertThat(run("topics", "create", "--help")).isEqualTo(ExitCode.DONE);
        assertThat(run("help")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("gregor COMMAND --help");
    }

    @Test
    void anOptionThatIsNotANumberIsNamed() {
        assertThat(run("logs", "kafka-0", "-n", "many")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).isEqualTo("""
                error: Invalid value for option '--lines': 'many' is not an int
                       See: gregor logs --help
                """);
    }

    @Test
    void anUnknownFormatIsRefusedWithTheKnownOnes() {
        assertThat(run("validate", "-o", "xml")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).isEqualTo("""
                error: Invalid value for option '--output': expected one of [text, json, junit] (case-sensitive) but was 'xml'
                       See: gregor validate --help
                """);
    }

    @Test
    void aGroupOfCommandsPrintsItsHelp() {
        assertThat(run()).isEqualTo(ExitCode.DONE);
        assertThat(terminal.out()).startsWith("Usage: gregor [-hV] COMMAND").contains("  deploy  ");
        assertThat(run("runtime")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.out())
                .contains("Usage: gregor runtime [-h] COMMAND")
                .contains("  install  ");
    }

    @Test
    void anImageIsWrittenEitherToARegistryOrToAFile() {
        assertThat(run("image", "build", "--to", "registry.example.com/gregor", "--tar", "gregor.tar"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).isEqualTo("""
                error: --to=REGISTRY/NAME, --tar=FILE are mutually exclusive (specify only one)
                       See: gregor image build --help
                """);
    }

    @Test
    void logsNeedANode() {
        assertThat(run("logs")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err())
                .isEqualTo("error: Missing required parameter: 'NODE'\n       See: gregor logs --help\n");
    }

    @Test
    void anInvalidValueIsReportedWithItsOption() {
        assertThat(run("deploy", "--mode", "raft", "--kafka-version", "2.8.0")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).isEqualTo("""
                error: --mode: is `raft`, which is not known. Did you mean `kraft`?
                error: --kafka-version: is 2.8.0; Gregor runs Kafka from 3.9.0 on. Take 3.9.2, the last line with ZooKeeper, or 4.3.1.
                2 problems; nothing was changed.
                """);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void problemsOfAFileHaveItsNameAndTheLine() throws IOException {
        Path file = Files.writeString(home.resolve("cluster.yaml"), "name: calls\nborkers: 3\n");

        assertThat(run("deploy", "-f", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err())
                .isEqualTo("error: " + file + ":2: borkers: is not a field of the spec. Did you mean `brokers`?\n");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Path file = Files.writeString(home.resolve("spec.yaml"), "# to be done\n\n");

        assertThat(run("deploy", "-f", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).startsWith("error: " + file + ": this spec is empty. Name a spec");
    }

    @Test
    void problemsAreSortedByLine() throws IOException {
        Path file = Files.writeString(home.resolve("spec.yaml"), "borkers: 3\nbrokers: many\nmode: raft\n");

        assertThat(run("deploy", "-f", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err().lines().limit(3))
                .satisfiesExactly(
                        first -> assertThat(first).contains(file + ":1: borkers"),
                        second -> assertThat(second).contains(file + ":2: brokers"),
                        third -> assertThat(third).contains(file + ":3: mode"));
    }

    @Test
    void kubernetesNeedsAKubeconfig() {
        assertThat(run("deploy", "--on", "kubernetes")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).isEqualTo("""
                        error: There is no kubeconfig: KUBECONFIG is not set, and ~/.kube/config does not exist.
                               Set KUBECONFIG to the file that your Kubernetes cluster came with.
                        """);
    }

    @Test
    void withoutADeployedClusterThereIsNoStatus() {
        for (String command : new String[] {"status", "validate", "down"}) {
            assertThat(run(command)).isEqualTo(ExitCode.FAILED);
        }
        assertThat(terminal.err())
                .isEqualTo("error: No cluster is deployed here.\n       Type: gregor deploy\n".repeat(3));
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void aClusterThatDoesNotExistIsNamed() {
        assertThat(run("status", "--name", "calls")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err())
                .isEqualTo("error: There is no cluster calls in " + home.resolve("clusters") + ".\n"
                        + "       Clusters here: none; type gregor deploy.\n");
    }

    @Test
    void anInvalidRuntimeIsRefused() {
        assertThat(run("runtime", "install", "postgres-17.0.0")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err())
                .startsWith("error: \"postgres-17.0.0\" is not the name of a runtime.\n       Write kafka-<version>");
    }

    @Test
    void installedRuntimesAreListed() {
        assertThat(run("runtime", "list")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.out()).isEqualTo("RUNTIME  STATE  MIB  DIRECTORY  DETAIL\n");
    }

    private ExitCode run(String... arguments) {
        return Main.run(context, arguments);
    }
}
