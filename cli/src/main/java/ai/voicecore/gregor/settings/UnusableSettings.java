package ai.voicecore.gregor.settings;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Mode;
import ai.voicecore.gregor.spec.Problem;
import java.util.ArrayList;
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

    private static final String FACTOR = "default.replication.factor";
    private static final List<String> FACTORS_OF_KAFKA = List.of(
            "offsets.topic.replication.factor",
            "transaction.state.log.replication.factor",
            "share.coordinator.state.topic.replication.factor");

    /** Minimum setting → setting of the replication factor. */
    private static final Map<String, String> MINIMA = Map.of(
            "min.insync.replicas", FACTOR,
            "transaction.state.log.min.isr", "transaction.state.log.replication.factor",
            "share.coordinator.state.topic.min.isr", "share.coordinator.state.topic.replication.factor");

    private static final String AUTHORIZER = "authorizer.class.name";
    private static final String ANONYMOUS = "User:ANONYMOUS";
    private static final String SESSION = "broker.session.timeout.ms";
    private static final long MIN_SESSION_MILLIS = 1_000;
    private static final String HEARTBEAT = "broker.heartbeat.interval.ms";
    private static final String MAX_MESSAGE_BYTES = "message.max.bytes";
    private static final String CONTROLLED_SHUTDOWN = "controlled.shutdown.enable";
    private static final String TIERED = "remote.log.storage.system.enable";
    private static final String TIERED_MANAGER = "remote.log.storage.manager.class.name";
    private static final String REMOTE = "remote.storage.enable";

    private final ClusterSpec spec;
    private final Map<String, String> broker;
    private final List<Problem> problems = new ArrayList<>();

    private UnusableSettings(ClusterSpec spec, Map<String, String> broker) {
        this.spec = spec;
        this.broker = broker;
    }

    /** What is wrong with a broker's properties. Settings that the running cluster has already are accepted. */
    public static List<Problem> problems(ClusterSpec spec, Map<String, String> broker, Map<String, String> inForce) {
        UnusableSettings all = new UnusableSettings(spec, broker);
        all.collect();
        return all.problems.stream()
                .filter(problem -> {
                    String name = problem.path().replaceFirst("^config\\.", "");
                    return !inForce.containsKey(name)
                            || !inForce.get(name).equals(spec.config().get(name));
                })
                .toList();
    }

    private void collect() {
        Limits.problems(spec.config()).forEach(problems::add);
        replicas();
        if (spec.mode() == Mode.KRAFT && (gives(SESSION) || gives(HEARTBEAT))) {
            heartbeats();
        }
        tieredStorage();
        if ("false".equalsIgnoreCase(given("delete.topic.enable"))) {
            add(
                    "delete.topic.enable",
                    "is false: no trial, audit or drill could remove the topics that it makes.",
                    "Remove it. Gregor deletes no topic of yours unless it is named.");
        }
        largeRecords();
        if ("false".equalsIgnoreCase(given(CONTROLLED_SHUTDOWN))) {
            add(
                    CONTROLLED_SHUTDOWN,
                    "is false: a broker that is restarted would leave its partitions without a leader for seconds.",
                    "Remove it.");
        }
        authorizer();
    }

    /**
     * Numbers of replicas that conflict with the cluster's size, or with each other. A release accepts any number; a topic with
     * more replicas than brokers cannot be created, and one without a spare replica stops with the first failed broker.
     */
    private void replicas() {
        Stream.concat(Stream.of(FACTOR), FACTORS_OF_KAFKA.stream())
                .filter(this::gives)
                .forEach(name -> Limits.wholeNumber(broker, name).ifPresent(given -> factor(name, given)));
        MINIMA.forEach((name, factor) -> {
            // A topic with one replica has no spare anyway; Kafka never requires more than exist.
            long replicas = Limits.wholeNumber(broker, factor).orElse(spec.replication());
            long given = Limits.wholeNumber(broker, name).orElse(0);
            if (gives(name) && replicas > 1 && given >= replicas) {
                add(
                        name,
                        "is " + given + " with " + replicas + " replicas: one failed node would stop every producer.",
                        "Make it at most " + (replicas - 1) + ".");
            }
        });
    }

    private void factor(String name, long given) {
        if (given > spec.brokers()) {
            add(
                    name,
                    "is " + given + " with " + spec.brokers() + " brokers: no such topic could be created.",
                    "Make it at most " + spec.brokers() + ".");
        } else if (given < spec.replication() && FACTORS_OF_KAFKA.contains(name)) {
            add(
                    name,
                    "is " + given + " with replication " + spec.replication()
                            + ": one failed node would stop every user of this topic.",
                    "Remove it: it is " + spec.replication() + " then.");
        }
    }

    /** From 4.2 on Kafka only logs a warning (KAFKA-19432). */
    private void heartbeats() {
        long session = Limits.wholeNumber(broker, SESSION).orElse(9_000);
        long heartbeat = Limits.wholeNumber(broker, HEARTBEAT).orElse(2_000);
        if (session < MIN_SESSION_MILLIS) {
            add(
                    SESSION,
                    "is " + session
                            + ": a broker that pauses for so long, to collect garbage for instance, would count as dead.",
                    "Make it at least " + MIN_SESSION_MILLIS + ".");
        } else if (session < 2 * heartbeat) {
            add(
                    gives(SESSION) ? SESSION : HEARTBEAT,
                    "does not go with the other one: brokers send the controllers a heartbeat every " + heartbeat
                            + " ms, and count as dead after " + session + " ms.",
                    "Make " + SESSION + " at least twice " + HEARTBEAT + ".");
        }
    }

    /** KIP-405. */
    private void tieredStorage() {
        if (!mayBeTrue(TIERED)) {
            IntStream.range(0, spec.topics().size())
                    .filter(i ->
                            "true".equalsIgnoreCase(given(spec.topics().get(i).config(), REMOTE)))
                    .forEach(i -> problems.add(Problem.of(
                            "topics[" + i + "].config." + REMOTE,
                            "is true, and the brokers have no tiered storage: they refuse such a topic.",
                            "Remove it, or add `" + TIERED + ": true` and its plug-in to `config`.")));
        } else if (given(broker, TIERED_MANAGER).isEmpty()) {
            add(
                    TIERED,
                    "is true, and nothing says where to: a broker does not start with that.",
                    "Add `" + TIERED_MANAGER + "`, or remove it.");
        }
    }

    private void largeRecords() {
        long request = Limits.wholeNumber(broker, "socket.request.max.bytes").orElse(100L << 20);
        long largest = Limits.wholeNumber(spec.config(), MAX_MESSAGE_BYTES).orElse(0);
        if (largest > request) {
            add(
                    MAX_MESSAGE_BYTES,
                    "is " + largest + ", and a broker closes the connection of a request of more than " + request
                            + " bytes.",
                    "Make `socket.request.max.bytes` larger as well.");
        }
    }

    /** Nodes and clients are not authenticated: no listener requires it. */
    private void authorizer() {
        if (OF_KAFKA.contains(given(AUTHORIZER))
                && !mayBeTrue("allow.everyone.if.no.acl.found")
                && Stream.of(given("super.users").split(";", -1))
                        .map(String::strip)
                        .noneMatch(user -> user.equals(ANONYMOUS) || user.contains("${"))) {
            add(
                    AUTHORIZER,
                    "denies all access: brokers and clients are not authenticated, and have the name " + ANONYMOUS
                            + ".",
                    "Add `super.users: " + ANONYMOUS + "`, or `allow.everyone.if.no.acl.found: true`.");
        }
    }

    /** Only the node can resolve a reference to a config provider (KIP-421). */
    private boolean mayBeTrue(String name) {
        String given = given(name);
        return given.contains("${") || given.toLowerCase(Locale.ROOT).contains("true");
    }

    private boolean gives(String name) {
        return spec.config().containsKey(name);
    }

    private String given(String name) {
        return given(spec.config(), name);
    }

    private static String given(Map<String, String> settings, String name) {
        return settings.getOrDefault(name, "").strip();
    }

    private void add(String name, String sentence, String remedy) {
        problems.add(Problem.ofConfig(name, sentence, remedy));
    }
}
