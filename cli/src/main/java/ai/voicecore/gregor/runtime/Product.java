package ai.voicecore.gregor.runtime;

/** A product: the prefix of its directories, its display name, and the oldest supported version. */
public enum Product {
    /** Broker, controller, ZooKeeper (3.9 only), Connect and the command line tools: one class path. */
    KAFKA(
            "kafka",
            "Apache Kafka",
            "3.9.0",
            "3.9 is the last line with ZooKeeper, and the only one that a cluster can leave ZooKeeper from to reach 4.x"),

    REGISTRY(
            "registry",
            "Apicurio Registry",
            "3.3.0",
            "from 3.3 on its release archive is unpacked and started the way Gregor does it");

    private final String prefix;
    private final String title;
    private final String oldest;
    private final String reason;

    Product(String prefix, String title, String oldest, String reason) {
        this.prefix = prefix;
        this.title = title;
        this.oldest = oldest;
        this.reason = reason;
    }

    /** The first word of a {@link RuntimeId}: {@code kafka} or {@code registry}. */
    public String prefix() {
        return prefix;
    }

    public String title() {
        return title;
    }

    /** The oldest version that can be installed. */
    public String oldest() {
        return oldest;
    }

    /** Why older versions than {@link #oldest} are not supported; half a sentence. */
    String oldestReason() {
        return reason;
    }
}
