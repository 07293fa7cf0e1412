package ai.voicecore.gregor.settings;

import ai.voicecore.gregor.spec.Problem;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * Values that a release accepts but that cause failures later: nodes that do not start or leave the quorum, or clients with
 * default settings that fail. The limits are far from any useful value.
 */
final class Limits {
    private static final List<Limit> LIMITS = List.of(
            atMost(
                    "group.min.session.timeout.ms",
                    10_000,
                    "the session.timeout.ms of a Connect worker and of an audit's readers is 10000, and they could not join"
                            + " a group"),
            atLeast(
                    "group.max.session.timeout.ms",
                    45_000,
                    "the session.timeout.ms of a consumer is 45000 by default since Kafka 3.0, and none could join a group"),
            atMost(
                    "group.initial.rebalance.delay.ms",
                    10_000,
                    "a new group, Connect's too, gets no partition before that has passed"),
            atLeast("group.max.size", 10, "the consumers of an application and Connect's workers are one group each"),
            atLeast(
                    "transaction.max.timeout.ms",
                    60_000,
                    "the transaction.timeout.ms of a producer is 60000 by default, Connect's too, and none could begin a"
                            + " transaction"),
            atLeast(
                    "transactional.id.expiration.ms",
                    60_000,
                    "the transaction.timeout.ms of a producer is 60000 by default, and one that pauses would be forgotten"),
            atLeast(
                    "producer.id.expiration.ms",
                    120_000,
                    "the delivery.timeout.ms of a producer is 120000 by default, and what it sends again later than that"
                            + " would be written twice"),
            atLeast(
                    "socket.request.max.bytes",
                    2_097_152,
                    "the max.request.size of a producer is 1048576 by default, and a broker closes the connection of a"
                            + " larger request"),
            atLeast("max.connection.creation.rate", 20, "every client opens a connection to each broker"),
            connections("max.connections"),
            connections("max.connections.per.ip"),
            clocks("log.message.timestamp.before.max.ms"),
            clocks("log.message.timestamp.after.max.ms"),
            clocks("log.message.timestamp.difference.max.ms"),
            atLeast("offsets.commit.timeout.ms", 1_000, "consumers could not write down how far they are"),
            atLeast(
                    "initial.broker.registration.timeout.ms",
                    10_000,
                    "a broker that has not registered by then ends, and a quorum takes seconds to elect its leader"),
            atLeast("server.max.startup.time.ms", 60_000, "a broker that has not started by then ends"),
            between("controller.quorum.fetch.timeout.ms", 1_000),
            between("controller.quorum.request.timeout.ms", 1_000),
            between("controller.quorum.election.timeout.ms", 100),
            atMost("controller.quorum.append.linger.ms", 1_000, "every change of the cluster waits for that"),
            partitions("offsets.topic.num.partitions"),
            partitions("transaction.state.log.num.partitions"),
            partitions("share.coordinator.state.topic.num.partitions"),
            atMost("num.network.threads", 1_000, "each takes memory, whether it has something to do or not"),
            atMost("num.io.threads", 1_000, "each takes memory, whether it has something to do or not"),
            timeout("request.timeout.ms", 1_000),
            timeout("controller.socket.timeout.ms", 1_000),
            timeout("zookeeper.connection.timeout.ms", 1_000),
            new Limit(
                    "connections.max.idle.ms",
                    given -> given < 0 || given >= 10_000,
                    "at least 10000",
                    "brokers and clients keep their connections between two requests"),
            atLeast("num.replica.fetchers", 1, "no follower would get a record"),
            atLeast("log.cleaner.threads", 1, "no topic would be compacted, the offsets of consumers neither"),
            atLeast(
                    "log.index.size.max.bytes",
                    1_024,
                    "every few records would begin a segment, with files of its own"),
            atLeast("log.roll.ms", 1_000, "every few records would begin a segment, with files of its own"));

    private static final long MAX_QUORUM_MILLIS = 60_000;

    private Limits() {}

    private record Limit(String name, LongPredicate holds, String bound, String why) {
        /** Overrides apply to clients that are not blocked; a listener may have a value of its own. */
        Stream<Problem> problem(Map<String, String> config) {
            return config.keySet().stream()
                    .filter(setting -> setting.replaceFirst("^listener\\.name\\.[^.]+\\.", "")
                            .equals(name))
                    .filter(setting -> !config.containsKey(setting + ".overrides"))
                    .flatMap(setting -> wholeNumber(config, setting).stream()
                            .filter(given -> !holds.test(given))
                            .mapToObj(given -> Problem.ofConfig(
                                    setting, "is " + given + ": " + why + ".", "Make it " + bound + ".")));
        }
    }

    private static Limit atLeast(String name, long bound, String why) {
        return new Limit(name, given -> given >= bound, "at least " + bound, why);
    }

    private static Limit atMost(String name, long bound, String why) {
        return new Limit(name, given -> given <= bound, "at most " + bound, why);
    }

    private static Limit connections(String name) {
        return atLeast(
                name,
                100,
                "other brokers, Connect, the registry and Gregor's trials hold some dozens of connections to each broker");
    }

    private static Limit timeout(String name, long bound) {
        return atLeast(
                name, bound, "a node that pauses for so long, to collect garbage for instance, would lose the others");
    }

    private static Limit clocks(String name) {
        return atLeast(
                name,
                1_000,
                "a record has the time of its producer's clock, which differs from the broker's, and may be sent again later");
    }

    private static Limit between(String name, long least) {
        return new Limit(
                name,
                given -> given >= least && given <= MAX_QUORUM_MILLIS,
                "a number from " + least + " to " + MAX_QUORUM_MILLIS,
                "a controller that pauses for a moment would lose the others, or the loss of one would not be noticed");
    }

    private static Limit partitions(String name) {
        return atMost(name, 1_000, "Kafka makes that topic with all of its partitions at once, on every broker");
    }

    static Stream<Problem> problems(Map<String, String> config) {
        return LIMITS.stream().flatMap(limit -> limit.problem(config));
    }

    /**
     * An integer setting, parsed as Kafka does: leading zeros are allowed, unlike in a spec. Empty if it is missing, is not an
     * integer, or is a reference that only the node can resolve (KIP-421).
     */
    static OptionalLong wholeNumber(Map<String, String> settings, String name) {
        String value = settings.getOrDefault(name, "").strip();
        return value.matches("[-+]?[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
    }
}
