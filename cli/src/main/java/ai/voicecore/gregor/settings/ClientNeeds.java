package ai.voicecore.gregor.settings;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Limits that a broker sets its clients, and what the clients that everyone uses ask for. A release takes any number here, and
 * the clients fail one by one afterwards: Connect's workers, Gregor's own trials, and applications with Kafka's defaults.
 */
public final class ClientNeeds {
    /** Kafka's own, of KRaft and of ZooKeeper; another may let in whom it likes. */
    private static final List<String> OF_KAFKA = List.of(
            "org.apache.kafka.metadata.authorizer.StandardAuthorizer", "kafka.security.authorizer.AclAuthorizer");

    private static final String CONFIG = "config.";
    private static final String AUTHORIZER = "authorizer.class.name";
    private static final String ANONYMOUS = "User:ANONYMOUS";

    private static final List<Limit> LIMITS = List.of(
            new Limit(
                    "group.min.session.timeout.ms",
                    0,
                    10_000,
                    "the session.timeout.ms of a Connect worker and of an audit's readers is 10000, and they could not join"
                            + " a group"),
            new Limit(
                    "group.max.session.timeout.ms",
                    45_000,
                    Long.MAX_VALUE,
                    "the session.timeout.ms of a consumer is 45000 by default since Kafka 3.0, and none could join a group"),
            new Limit(
                    "transaction.max.timeout.ms",
                    60_000,
                    Long.MAX_VALUE,
                    "the transaction.timeout.ms of a producer is 60000 by default, Connect's too, and none could begin a"
                            + " transaction"),
            connections("max.connections"),
            connections("max.connections.per.ip"));

    private ClientNeeds() {}

    /** A whole number that has bounds. */
    private record Limit(String name, long least, long most, String why) {
        /** Where all but some are kept away on purpose, the overrides name those. */
        boolean isLifted(ClusterSpec spec) {
            return spec.config().containsKey(name + ".overrides");
        }

        Optional<Problem> problem(String value) {
            if (!value.strip().matches("-?[0-9]{1,18}")) {
                return Optional.empty();
            }
            long given = Long.parseLong(value.strip());
            if (given >= least && given <= most) {
                return Optional.empty();
            }
            String bound = given < least ? "at least " + least : "at most " + most;
            return Optional.of(ClientNeeds.problem(name, "is " + given + ": " + why + ".", "Make it " + bound + "."));
        }
    }

    private static Limit connections(String name) {
        return new Limit(
                name,
                100,
                Long.MAX_VALUE,
                "other brokers, Connect, the registry and Gregor's trials hold some dozens of connections to each broker");
    }

    /**
     * What keeps usual clients away.
     *
     * @param inForce settings that the cluster has already: its clients live with those
     */
    public static List<Problem> problems(ClusterSpec spec, Map<String, String> inForce) {
        return problems(spec).stream()
                .filter(problem -> {
                    String name = problem.path().substring(CONFIG.length());
                    return !spec.config().getOrDefault(name, "").equals(inForce.get(name));
                })
                .toList();
    }

    private static List<Problem> problems(ClusterSpec spec) {
        Stream<Problem> limits = LIMITS.stream()
                .filter(limit -> !limit.isLifted(spec))
                .flatMap(
                        limit -> Optional.ofNullable(spec.config().get(limit.name())).flatMap(limit::problem).stream());
        return Stream.concat(limits, Stream.concat(deletion(spec), authorizer(spec)))
                .toList();
    }

    private static Stream<Problem> deletion(ClusterSpec spec) {
        return is(spec, "delete.topic.enable", "false")
                ? Stream.of(problem(
                        "delete.topic.enable",
                        "is false: no trial, audit or drill could remove the topics that it makes.",
                        "Remove it. Gregor deletes no topic of yours unless it is named."))
                : Stream.empty();
    }

    /** Nodes and clients come without a name: there is no listener that asks for one. */
    private static Stream<Problem> authorizer(ClusterSpec spec) {
        boolean closed =
                OF_KAFKA.contains(spec.config().getOrDefault(AUTHORIZER, "").strip())
                        && !mayHave(spec, "allow.everyone.if.no.acl.found", "true")
                        && !mayHave(spec, "super.users", ANONYMOUS);
        return closed
                ? Stream.of(problem(
                        AUTHORIZER,
                        "lets nobody in: brokers and clients come without a name, as " + ANONYMOUS + ".",
                        "Add `super.users: " + ANONYMOUS + "`, or `allow.everyone.if.no.acl.found: true`."))
                : Stream.empty();
    }

    /** Only the node knows what a reference to a config provider stands for (KIP-421). */
    private static boolean mayHave(ClusterSpec spec, String name, String value) {
        String given = spec.config().getOrDefault(name, "");
        return given.contains("${") || given.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
    }

    private static boolean is(ClusterSpec spec, String name, String value) {
        return spec.config().getOrDefault(name, "").strip().equalsIgnoreCase(value);
    }

    private static Problem problem(String name, String sentence, String remedy) {
        return Problem.of(CONFIG + name, sentence, remedy);
    }
}
