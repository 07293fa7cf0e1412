package ai.voicecore.gregor.snapshot;

import java.util.Comparator;

/**
 * A throttle setting of replication (KIP-73).
 *
 * @param of name of the topic, id of the broker, or empty for the cluster-wide default
 */
public record ThrottleSetting(Kind kind, String of, String name) implements Comparable<ThrottleSetting> {
    public enum Kind {
        BROKER,
        TOPIC
    }

    public static final String LEADER_RATE = "leader.replication.throttled.rate";
    public static final String FOLLOWER_RATE = "follower.replication.throttled.rate";
    public static final String LEADERS = "leader.replication.throttled.replicas";
    public static final String FOLLOWERS = "follower.replication.throttled.replicas";

    private static final Comparator<ThrottleSetting> ORDER = Comparator.comparing(ThrottleSetting::kind)
            .thenComparing(ThrottleSetting::of)
            .thenComparing(ThrottleSetting::name);

    public static ThrottleSetting broker(String id, String name) {
        return new ThrottleSetting(Kind.BROKER, id, name);
    }

    public static ThrottleSetting topic(String topic, String name) {
        return new ThrottleSetting(Kind.TOPIC, topic, name);
    }

    @Override
    public int compareTo(ThrottleSetting other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        String owner = of.isEmpty() ? "all brokers" : kind == Kind.BROKER ? "broker " + of : "topic " + of;
        return name + " of " + owner;
    }
}
