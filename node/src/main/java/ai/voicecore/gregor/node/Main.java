package ai.voicecore.gregor.node;

import ai.voicecore.gregor.node.quorum.LostQuorum;
import ai.voicecore.gregor.node.quorum.Predecessor;
import ai.voicecore.gregor.node.settings.NodeSettings;
import ai.voicecore.gregor.node.settings.NodeSettings.LogTarget;
import ai.voicecore.gregor.node.settings.PropertyNames;
import ai.voicecore.gregor.node.settings.Refusal;
import ai.voicecore.gregor.node.settings.Role;
import ai.voicecore.gregor.node.state.NodeState;
import ai.voicecore.gregor.node.state.Observer;
import ai.voicecore.gregor.node.storage.AtomicFile;
import ai.voicecore.gregor.node.storage.Storage;
import ai.voicecore.gregor.node.storage.StorageDecision;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.net.InetSocketAddress;
import java.security.Security;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The entry point of every Kafka, ZooKeeper and Connect JVM. It writes the configuration, prepares the storage, serves HTTP, and
 * calls the software's own main, which from then on owns the process: its shutdown hooks, its exit code.
 *
 * <p>The environment:
 *
 * <ul>
 *   <li>{@code GREGOR_ROLE}: ZOOKEEPER, BROKER, CONTROLLER, COMBINED or CONNECT.
 *   <li>{@code GREGOR_NODE_DIR}: gets {@code config/*.properties}, mode 0600, and {@code logs/node.log}.
 *   <li>{@code GREGOR_HTTP_PORT}, {@code GREGOR_HTTP_HOST} (default 127.0.0.1): where {@code /live}, {@code /ready}, {@code
 *       /state} ({@link NodeState}) and {@code /metrics} are; port 0 takes a free one. Printed as {@code gregor-node
 *       http=HOST:PORT}.
 *   <li>{@code GREGOR_LOG}: {@code file} (default; rolling, 10 MB, five old ones) or {@code console}.
 *   <li>{@code KAFKA_*}, {@code ZOOKEEPER_*}, {@code CONNECT_*}: the configuration, see {@link PropertyNames}. {@code
 *       KAFKA_LOG4J_ROOT_LOGLEVEL} and its likes set the level of the log.
 *   <li>{@code ZOOKEEPER_SERVER_ID}: written to {@code myid} if there is none.
 *   <li>{@code CLUSTER_ID}: KRaft storage is formatted with it, and must belong to it.
 *   <li>{@code GREGOR_FORMAT}: {@code if-new} (default) or {@code never}, see {@link StorageDecision}; {@code
 *       GREGOR_FORMAT_OPTIONS}: more arguments of {@code kafka-storage format}, such as {@code --no-initial-controllers}.
 *   <li>{@code GREGOR_FORMATTED}: names of nodes, with commas; one whose own name, {@code GREGOR_NODE}, is among them has run
 *       before and is never formatted.
 * </ul>
 *
 * <p>{@code -Dgregor.timing=true} prints how many milliseconds after the JVM's start the software's main is called.
 *
 * <p>It ends with 2 and one to three lines on stderr when the environment is wrong or the storage is refused ({@link
 * Refusal}), with 1 when something else fails before the software's main, and otherwise as the software does.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Throwable {
        try {
            start(System.getenv());
        } catch (Refusal e) {
            exit(Refusal.EXIT_CODE, e.getMessage());
        } catch (IOException | ReflectiveOperationException e) {
            exit(1, "The node cannot start: " + e);
        }
    }

    private static void start(Map<String, String> environment) throws Throwable {
        limitDnsCache();
        NodeSettings settings = NodeSettings.from(environment);
        String level = environment.getOrDefault(settings.role().prefix() + "LOG4J_ROOT_LOGLEVEL", "INFO");
        configureLogging(settings, level);
        Predecessor.requestFencing(settings);
        FutureTask<InetSocketAddress> http = serve(settings);
        AtomicFile.writeProperties(settings.configFile(), settings.properties());
        Storage.prepare(settings);
        InetSocketAddress address = bound(http, settings);
        System.out.println("gregor-node http=" + address.getHostString() + ":" + address.getPort());
        if (Boolean.getBoolean("gregor.timing")) {
            System.out.println("gregor-node main-after-ms="
                    + (System.currentTimeMillis()
                            - ManagementFactory.getRuntimeMXBean().getStartTime()));
        }
        callMain(settings);
    }

    /**
     * A pod that is created again has another address, and pods that start together cannot resolve each other for a moment.
     * The JVM's defaults (java.security: 30 s for answers, 10 s for missing names) would delay each of these cases. Call it
     * before the first lookup.
     */
    private static void limitDnsCache() {
        Security.setProperty("networkaddress.cache.ttl", "5");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }

    /**
     * Configures the runtime's logging with the files of this jar: log4j2 for Kafka 4, reload4j (log4j 1) before. It must run
     * before any class that logs. Settings of the user with {@code -D} stay.
     */
    private static void configureLogging(NodeSettings settings, String rootLevel) {
        String kind = settings.log() == LogTarget.FILE ? "file" : "console";
        setIfAbsent(
                "gregor.log.file",
                settings.nodeDir().resolve("logs").resolve("node.log").toString());
        setIfAbsent("gregor.log.level", rootLevel);
        setIfAbsent("log4j2.configurationFile", "classpath:gregor-log4j2-" + kind + ".properties");
        // log4j 1 reads a name that is not a URL as a class path resource.
        setIfAbsent("log4j.configuration", "gregor-log4j-" + kind + ".properties");
    }

    private static void setIfAbsent(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    /** Binds while the configuration is written. A daemon thread, because the server's thread inherits that. */
    private static FutureTask<InetSocketAddress> serve(NodeSettings settings) {
        FutureTask<InetSocketAddress> http = new FutureTask<>(() -> NodeHttp.start(
                new InetSocketAddress(settings.httpHost(), settings.httpPort()), new Observer(settings)));
        Thread thread = new Thread(http, "gregor-http-start");
        thread.setDaemon(true);
        thread.start();
        return http;
    }

    private static InetSocketAddress bound(FutureTask<InetSocketAddress> http, NodeSettings settings)
            throws IOException, InterruptedException {
        try {
            return http.get();
        } catch (ExecutionException e) {
            throw new IOException(
                    "cannot listen on " + settings.httpHost() + ":" + settings.httpPort()
                            + " (GREGOR_HTTP_HOST, GREGOR_HTTP_PORT)",
                    e.getCause());
        }
    }

    private static void callMain(NodeSettings settings) throws Throwable {
        LostQuorum.endShutdownWait(settings);
        if (settings.role() == Role.CONNECT) {
            KafkaExit.translate(Main::connectExitCode);
        }
        String[] arguments = {settings.configFile().toString()};
        try {
            Class.forName(settings.role().mainClass())
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Connect exits with 2 if it cannot reach a broker at its start (AbstractConnectCli), which may be temporary. */
    static int connectExitCode(int code) {
        return code == Refusal.EXIT_CODE ? 1 : code;
    }

    private static void exit(int code, String message) {
        System.err.println(message);
        System.exit(code);
    }
}
