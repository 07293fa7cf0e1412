package ai.voicecore.gregor.spec;

/** Maximum heap of each kind of JVM, in MiB. */
public record HeapSpec(int broker, int controller, int zookeeper, int connect, int registry) {
    /**
     * Memory of a broker's JVM besides its heap, in MiB; with some thousand replicas it is more, because of their index
     * pages.
     */
    public static final int BROKER_OFF_HEAP_MEBIBYTES = 160;

    /** The sizes of VoiceCore's production documents, and small ones that fit six JVMs in 4 GB together. */
    public static HeapSpec of(Profile profile) {
        return switch (profile) {
            case LOCAL -> new HeapSpec(256, 160, 96, 192, 224);
            case PRODUCTION -> new HeapSpec(4096, 2048, 1024, 1024, 512);
        };
    }
}
