package ai.voicecore.gregor.node;

/** The entry point of every Kafka, ZooKeeper and Connect JVM. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println(args.length);
    }
}
