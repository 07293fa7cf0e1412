package ai.voicecore.gregor.testing;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One Kafka node, broker and controller in one, formatted and started with Kafka's own classes as Kafka's scripts do
 * it, without Gregor. Register it with {@code @RegisterExtension} as a static field.
 *
 * <p>It has a listener without login, whose clients may do everything; one with login, for the users {@code gregor},
 * who may do everything, and {@code guest}, who may do nothing; one with TLS, whose clients may do everything; and one
 * that advertises a port on which nothing listens.
 */
public final class HandmadeKafka implements BeforeAllCallback, AfterAllCallback {
    public static final String PASSWORD = "a-Right-Password";
    private static final Duration STARTED = Duration.ofSeconds(90);
    private static final String KAFKA = "4.3.1";

    private final CommandLine gregor = new CommandLine(TestHome.path());
    private final Path directory;
    private final String more;
    private final int offset = FreePorts.offset();
    private @Nullable Process process;

    /**
     * It is not started yet.
     *
     * @param more additional lines of server.properties
     */
    public HandmadeKafka(String name, String more) {
        this.directory = TestHome.target().resolve("it-handmade").resolve(name);
        this.more = more;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        gregor.run(List.of("runtime", "install", KAFKA)).expect(0);
        Trees.delete(directory);
        Path settings = write("server.properties", settings());
        makeCertificate();
        Programs.run(
                java("kafka.tools.StorageTool", "format", "-t", "MkU3OEVBNTcwNTJENDM2Qk", "-c", settings.toString()));
        Process started = new ProcessBuilder(java("kafka.Kafka", settings.toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("kafka.log").toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        process = started;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        await("Kafka listens").atMost(STARTED).until(() -> !FreePorts.isFree(port(0)) && !FreePorts.isFree(port(1)));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Process started = process;
        if (started != null) {
            Signals.kill(started.pid());
        }
        Trees.delete(directory);
    }

    /** Writes a file into the node's directory. */
    public Path write(String name, String text) {
        try {
            return Files.writeString(Files.createDirectories(directory).resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the settings of a client that logs in. */
    public Path login(String user, String password) {
        return write(user + ".properties", """
                security.protocol=SASL_PLAINTEXT
                sasl.mechanism=PLAIN
                sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="%s" password="%s";
                """.formatted(user, password));
    }

    /** Writes the settings of a client that speaks TLS and trusts the certificate of the TLS listener. */
    public Path tls() {
        return write("tls.properties", """
                security.protocol=SSL
                ssl.truststore.location=%s
                ssl.truststore.password=%s
                """.formatted(keystore(), PASSWORD));
    }

    private Path keystore() {
        return directory.resolve("tls.p12");
    }

    /** A key that signs itself, for the TLS listener. */
    private void makeCertificate() {
        String options = "-genkeypair -alias kafka -keyalg EC -validity 2 -dname CN=kafka -ext san=ip:127.0.0.1"
                + " -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + keystore();
        List<String> command = new java.util.ArrayList<>(List.of(program("keytool")));
        command.addAll(List.of(options.split(" ")));
        Programs.run(command);
    }

    private static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private List<String> java(String... arguments) {
        Path lib = TestHome.path().resolve("runtimes").resolve("kafka-" + KAFKA).resolve("lib");
        List<String> command = new java.util.ArrayList<>(List.of(program("java"), "-Xmx300m", "-cp", lib + "/*"));
        command.addAll(List.of(arguments));
        return command;
    }

    private String settings() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%4$d
                listeners=OPEN://127.0.0.1:%1$d,LOGIN://127.0.0.1:%2$d,LOST://127.0.0.1:%3$d,TLS://127.0.0.1:%9$d,CONTROLLER://127.0.0.1:%4$d
                advertised.listeners=OPEN://127.0.0.1:%1$d,LOGIN://127.0.0.1:%2$d,LOST://127.0.0.1:%5$d,TLS://127.0.0.1:%9$d
                listener.security.protocol.map=OPEN:PLAINTEXT,LOGIN:SASL_PLAINTEXT,LOST:PLAINTEXT,TLS:SSL,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=OPEN
                controller.listener.names=CONTROLLER
                listener.name.login.sasl.enabled.mechanisms=PLAIN
                listener.name.login.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
                user_gregor="%6$s" user_guest="guest";
                listener.name.tls.ssl.keystore.location=%10$s
                listener.name.tls.ssl.keystore.password=%6$s
                listener.name.tls.ssl.keystore.type=PKCS12
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users=User:ANONYMOUS;User:gregor
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=3
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=3
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                auto.create.topics.enable=false
                log.dirs=%7$s
                %8$s
                """.formatted(
                        port(0),
                        port(1),
                        port(2),
                        port(3),
                        port(4),
                        PASSWORD,
                        directory.resolve("data"),
                        more,
                        port(5),
                        keystore());
    }

    /**
     * 0 is the listener without login, 1 the one with login, 2 the one that advertises port 4, on which nothing
     * listens, 3 the controller's, 5 the one with TLS.
     */
    private int port(int listener) {
        return 9092 + offset + listener;
    }

    public String open() {
        return "127.0.0.1:" + port(0);
    }

    public String withLogin() {
        return "127.0.0.1:" + port(1);
    }

    public String withTls() {
        return "127.0.0.1:" + port(5);
    }

    public String withUnreachableAdvertisedAddress() {
        return "127.0.0.1:" + port(2);
    }

    /** An address on which nothing listens. */
    public String unusedAddress() {
        return "127.0.0.1:" + port(4);
    }

    /** Runs a command with this bootstrap address. */
    public Outcome run(String address, String command, String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of(command.split(" ")));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", address));
        return gregor.run(all);
    }
}
