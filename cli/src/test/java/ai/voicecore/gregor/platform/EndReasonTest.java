package ai.voicecore.gregor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.failure.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndReasonTest {
    /** Logs of real nodes with faults. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kafka-4.3.1-port-in-use | KafkaException: Socket server failed to bind to 127.0.0.1:17293: Address already in use.
                    kafka-3.9.2-port-in-use | KafkaException: Socket server failed to bind to 127.0.0.1:17492: Address already in use.
                    registry-3.3.3-port-in-use | Port 11081 seems to be in use by another process. Quarkus may already be running or the port is used by another application.
                    kafka-3.9.2-node-exists | NodeExistsException: KeeperErrorCode = NodeExists
                    """)
    void theCauseIsFoundInTheLogOfARealNode(String log, String reason) throws IOException {
        assertThat(EndReason.of(OptionalInt.of(1), read(log))).isEqualTo(reason);
    }

    @Test
    void linesOfThePreviousProcessAreNoPartOfARefusal() {
        assertThat(reason(2, """
                2026-11-28T10:00:00,000 INFO KafkaConfig values:
                \tadvertised.listeners = CLIENT://127.0.0.1:9092
                \talter.config.policy.class.name = null
                \tauto.create.topics.enable = false
                \tauto.leader.rebalance.enable = true
                2026-11-28T10:00:00,100 INFO started (KafkaServer)
                /data is empty, though this node has run before.
                Mount the volume again and start the node.
                """))
                .isEqualTo(
                        "/data is empty, though this node has run before. Mount the volume again and start the node.");
    }

    @Test
    void theInnermostCauseWithAMessageIsTheReason() {
        assertThat(reason(1, """
                2026-11-28T10:00:00,000 ERROR Exiting Kafka due to fatal exception (Kafka$)
                java.util.concurrent.CompletionException: java.lang.RuntimeException: cannot open the log
                \tat java.base/java.util.concurrent.CompletableFuture.join(CompletableFuture.java:1)
                Caused by: java.lang.RuntimeException: cannot open the log
                \tat kafka.log.LogManager.load(LogManager.scala:1)
                \t... 81 more
                Caused by: java.nio.file.FileSystemException: /data/calls-0: Too many open files
                \tat java.base/sun.nio.fs.UnixException.translate(UnixException.java:1)
                \t... 83 more
                Caused by: java.lang.IllegalStateException
                \t... 90 more
                2026-11-28T10:00:01,000 INFO shut down completed (KafkaServer)
                """)).isEqualTo("FileSystemException: /data/calls-0: Too many open files");
    }

    @Test
    void errorsAfterAFatalErrorAreNotItsCause() {
        assertThat(reason(1, """
                2026-11-28T10:00:00,000 WARN something else (KafkaServer)
                2026-11-28T10:00:00,000 ERROR could not send a heartbeat (BrokerLifecycleManager)
                2026-11-28T10:00:01,000 ERROR Encountered fatal fault: Error starting LogManager (ProcessTerminatingFaultHandler)
                org.apache.kafka.common.KafkaException: Failed to acquire lock on file .lock in /data. A Kafka instance in another process or thread is using this directory.
                \tat kafka.log.LogManager.lock(LogManager.scala:1)
                2026-11-28T10:00:02,000 ERROR cannot close what was never opened (DataPlaneAcceptor)
                java.lang.NullPointerException: Cannot invoke "close()"
                """))
                .isEqualTo("KafkaException: Failed to acquire lock on file .lock in /data. A Kafka instance in another"
                        + " process or thread is using this directory.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Terminating due to java.lang.OutOfMemoryError: Java heap space | java.lang.OutOfMemoryError: Java heap space
                    2026-11-28T10:00:00,000 ERROR Shutdown broker because all log dirs in /data have failed (LogManager) | Shutdown broker because all log dirs in /data have failed
                    Unrecognized VM option 'UseMagicGC' | Unrecognized VM option 'UseMagicGC'
                    The node cannot start: java.io.IOException: cannot listen on 127.0.0.1:9095 | IOException: cannot listen on 127.0.0.1:9095
                    2026-11-28 10:00:00,000 ERROR [io.qua.run.Application] (main) Failed to start application: java.net.BindException: Address already in use | BindException: Address already in use
                    [2026-11-28 10:00:00,000] ERROR Stopping due to error (org.apache.kafka.connect.cli.AbstractConnectCli) | Stopping due to error
                    """)
    void theReasonMayBeASingleLine(String line, String reason) {
        assertThat(reason(1, "2026-11-28T09:59:59,000 INFO starting (Kafka$)\n" + line))
                .isEqualTo(reason);
    }

    @Test
    void theReasonOfAJvmThatDoesNotStartIsOnItsSecondLine() {
        assertThat(reason(1, """
                Error occurred during initialization of VM
                Could not reserve enough space for 943718400KB object heap
                """)).isEqualTo("Could not reserve enough space for 943718400KB object heap");
    }

    @Test
    void aRefusalOfTheNodeItselfIsReadAsAWhole() {
        assertThat(reason(2, """
                gregor-node http=127.0.0.1:9095
                The storage belongs to another cluster.
                Give it back, or take another directory.
                """))
                .isEqualTo("The storage belongs to another cluster. Give it back, or take another directory.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    137 | it was killed (SIGKILL): with kill -9, or by the system because memory ran out
                    143 | another program stopped it (SIGTERM)
                    """)
    void forASignalTheLogIsNotRead(int code, String reason) {
        assertThat(reason(code, "2026-11-28T10:00:00,000 ERROR a minute ago (KafkaServer)\n"))
                .isEqualTo(reason);
    }

    @Test
    void aCrashOfTheJvmIsReported() {
        assertThat(reason(134, "2026-11-28T10:00:00,000 INFO all is well (KafkaServer)\n"))
                .startsWith("the JVM crashed (SIGABRT)");
    }

    @Test
    void aLogWithoutAnErrorSaysSo() {
        assertThat(reason(0, "2026-11-28T10:00:00,000 INFO shut down completed (KafkaServer)\n"))
                .isEqualTo("its log has no error; its last line is: shut down completed");
        assertThat(EndReason.of(OptionalInt.empty(), List.of())).isEqualTo("it has no log");
    }

    @Test
    void onlyErrorsOfTheConfigurationArePermanent() {
        assertThat(EndAdvice.of("ConfigException: Invalid value x for configuration a.b: Not a number")
                        .isLasting())
                .isTrue();
        assertThat(EndAdvice.of("ConfigException: No resolvable bootstrap urls given in bootstrap.servers")
                        .isLasting())
                .isFalse();
        assertThat(EndAdvice.of("KafkaException: Socket server failed to bind: Address already in use.")
                        .remedy()
                        .toString())
                .contains("--port-offset");
        assertThat(EndAdvice.of("Port 11081 seems to be in use by another process. Quarkus may already be running.")
                        .remedy()
                        .toString())
                .contains("--port-offset");
        assertThat(EndAdvice.of("java.lang.OutOfMemoryError: Java heap space")
                        .remedy()
                        .toString())
                .contains("heap: {broker: 1g}");
        assertThat(EndAdvice.of("something new")).isEqualTo(new EndAdvice(Remedy.NONE, false));
    }

    private static String reason(int code, String log) {
        return EndReason.of(OptionalInt.of(code), log.lines().toList());
    }

    private static List<String> read(String name) throws IOException {
        try (InputStream log = EndReasonTest.class.getResourceAsStream("/ends/" + name + ".log")) {
            return new String(Objects.requireNonNull(log).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
