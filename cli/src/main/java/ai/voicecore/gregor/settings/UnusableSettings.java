package ai.voicecore.gregor.settings;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Broker settings that a release accepts but with which a cluster, or usual clients, do not work. */
public final class UnusableSettings {
    /** Kafka's authorizers, for KRaft and ZooKeeper mode; the rules of another authorizer are not known. */
    private static final List<String> OF_KAFKA = List.of(
            "org.apache.kafka.metadata.authorizer.StandardAuthorizer", "kafka.security.authorizer.AclAuthorizer");

    private static final String CONFIG = "config.";
    private static final String AUTHORIZER = "authorizer.class.name";
    private static final String ANONYMOUS = "User:ANONYMOUS";
    private static final String SESSION = "broker.session.timeout.ms";
    private static final long MIN_SESSION_MILLIS = 1_000;
    private static final String HEARTBEAT = "broker.heartbeat.interval.ms";
    private static final String MAX_MESSAGE_BYTES = "message.max.bytes";
    private static final String CONTROLLED_SHUTDOWN = "controlled.shutdown.enable";
    private static final String TIERED = "remote.log.storage.system.enable";
    private static final String REMOTE = "remote.storage.enable";

    private final ClusterSpec spec;
    private final Map<String, String> broker;

    /** @param broker all properties of a broker */
    private UnusableSettings(ClusterSpec spec, Map<String, String> broker) {
        this.spec = spec;
        this.broker = broker;
    }

    /**
     * Problems.
     *
     * @param broker all properties of a broker
     * @param inForce settings of the running cluster: they are accepted
     */
    public static List<Problem> problems(ClusterSpec spec, Map<String, String> broker, Map<String, String> inForce) {
        return new UnusableSettings(spec, broker)
                .all()
                .filter(problem -> {
                    String name = problem.path().replaceFirst("^config\\.", "");
                    return !inForce.containsKey(name)
                            || !inForce.get(name).equals(spec.config().get(name));
                })
                .toList();
    }

    private Stream<Problem> all() {
        return Stream.of(
                        Limits.problems(spec.config()),
                        new ReplicaSettings(spec, broker).problems(),
                        heartbeats(),
                        tieredStorage(),
                        deletion(),
                        largeRecords(),
                        stops(),
                        authorizer())
                .flatMap(problems -> problems);
    }

    /** From 4.2 on Kafka only logs a warning (KAFKA-19432). */
    private Stream<Problem> heartbeats() {
        long session = WholeNumbers.of(broker, SESSION).orElse(9_000);
        long heartbeat = WholeNumbers.of(broker, HEARTBEAT).orElse(2_000);
        if (spec.mode() != Mode.KRAFT || !gives(SESSION, HEARTBEAT)) {
            return Stream.empty();
        }
        if (session < MIN_SESSION_MILLIS) {
            return problem(
                    SESSION,
                    "is " + session
                            + ": a broker that pauses for so long, to collect garbage for instance, would count as dead.",
                    "Make it at least " + MIN_SESSION_MILLIS + ".");
        }
        return session < 2 * heartbeat
                ? problem(
                        spec.config().containsKey(SESSION) ? SESSION : HEARTBEAT,
                        "does not go with the other one: brokers send the controllers a heartbeat every " + heartbeat
                                + " ms, and count as dead after " + session + " ms.",
                        "Make " + SESSION + " at least twice " + HEARTBEAT + ".")
                : Stream.empty();
    }

    /** KIP-405. */
    private Stream<Problem> tieredStorage() {
        if (mayHave(TIERED, "true")) {
            String manager = "remote.log.storage.manager.class.name";
            return broker.getOrDefault(manager, "").isBlank()
                    ? problem(
                            TIERED,
                            "is true, and nothing says where to: a broker does not start with that.",
                            "Add `" + manager + "`, or remove it.")
                    : Stream.empty();
        }
        return IntStream.range(0, spec.topics().size())
                .filter(i -> "true"
                        .equalsIgnoreCase(spec.topics()
                                .get(i)
                                .config()
                                .getOrDefault(REMOTE, "")
                                .strip()))
                .mapToObj(i -> Problem.of(
                        "topics[" + i + "]." + CONFIG + REMOTE,
                        "is true, and the brokers have no tiered storage: they refuse such a topic.",
                        "Remove it, or add `" + TIERED + ": true` and its plug-in to `config`."));
    }

    private Stream<Problem> deletion() {
        return "false".equalsIgnoreCase(given("delete.topic.enable"))
                ? problem(
                        "delete.topic.enable",
                        "is false: no trial, audit or drill could remove the topics that it makes.",
                        "Remove it. Gregor deletes no topic of yours unless it is named.")
                : Stream.empty();
    }

    private Stream<Problem> largeRecords() {
        long request = WholeNumbers.of(broker, "socket.request.max.bytes").orElse(100L << 20);
        return WholeNumbers.of(spec.config(), MAX_MESSAGE_BYTES).stream()
                .filter(largest -> largest > request)
                .boxed()
                .flatMap(largest -> problem(
                        MAX_MESSAGE_BYTES,
                        "is " + largest + ", and a broker closes the connection of a request of more than " + request
                                + " bytes.",
                        "Make `socket.request.max.bytes` larger as well."));
    }

    private Stream<Problem> stops() {
        return "false".equalsIgnoreCase(given(CONTROLLED_SHUTDOWN))
                ? problem(
                        CONTROLLED_SHUTDOWN,
                        "is false: a broker that is restarted would leave its partitions without a leader for seconds.",
                        "Remove it.")
                : Stream.empty();
    }

    /** Nodes and clients are not authenticated: no listener requires it. */
    private Stream<Problem> authorizer() {
        boolean closed = OF_KAFKA.contains(given(AUTHORIZER))
                && !mayHave("allow.everyone.if.no.acl.found", "true")
                && Stream.of(given("super.users").split(";", -1))
                        .map(String::strip)
                        .noneMatch(user -> user.equals(ANONYMOUS) || user.contains("${"));
        return closed
                ? problem(
                        AUTHORIZER,
                        "denies all access: brokers and clients are not authenticated, and have the name " + ANONYMOUS
                                + ".",
                        "Add `super.users: " + ANONYMOUS + "`, or `allow.everyone.if.no.acl.found: true`.")
                : Stream.empty();
    }

    /** Only the node can resolve a reference to a config provider (KIP-421). */
    private boolean mayHave(String name, String value) {
        String given = given(name);
        return given.contains("${") || given.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
    }

    private boolean gives(String... names) {
        return Stream.of(names).anyMatch(name -> spec.config().containsKey(name));
    }

    private String given(String name) {
        return spec.config().getOrDefault(name, "").strip();
    }

    private static Stream<Problem> problem(String name, String sentence, String remedy) {
        return Stream.of(Problem.of(CONFIG + name, sentence, remedy));
    }
}
