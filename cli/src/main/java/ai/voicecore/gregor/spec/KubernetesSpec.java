package ai.voicecore.gregor.spec;

/**
 * The settings for Kubernetes.
 *
 * @param image with runtimes and node jar; empty: the image of this version of Gregor
 * @param storageClass of the volumes; empty: the cluster's default
 * @param pullSecret name of a secret for the image's registry; empty: none
 */
public record KubernetesSpec(
        String namespace,
        String image,
        String pullSecret,
        String storageClass,
        Spread spread,
        SizeSpec broker,
        SizeSpec controller,
        SizeSpec zookeeper,
        SizeSpec connect,
        SizeSpec registry) {

    /** The documented production sizes, or sizes for a cluster on a laptop. */
    public static KubernetesSpec of(Profile profile) {
        SizeSpec none = new SizeSpec(0, 0, 0);
        KubernetesSpec unsized = new KubernetesSpec("kafka", "", "", "", Spread.REQUIRED, none, none, none, none, none);
        return switch (profile) {
            case PRODUCTION ->
                unsized.with(
                        new SizeSpec(4000, 8192, 102_400),
                        new SizeSpec(1000, 4096, 10_240),
                        new SizeSpec(1000, 2048, 10_240),
                        new SizeSpec(1000, 2048, 0),
                        new SizeSpec(500, 1024, 0));
            case LOCAL ->
                unsized.with(
                        new SizeSpec(100, 768, 2048),
                        new SizeSpec(50, 512, 1024),
                        new SizeSpec(50, 384, 1024),
                        new SizeSpec(50, 640, 0),
                        new SizeSpec(50, 768, 0));
        };
    }

    /** Memory at least twice the heap, for the page cache and the rest. */
    public KubernetesSpec withRoomFor(HeapSpec heap) {
        return with(
                broker.withRoomFor(heap.broker()),
                controller.withRoomFor(heap.controller()),
                zookeeper.withRoomFor(heap.zookeeper()),
                connect.withRoomFor(heap.connect()),
                registry.withRoomFor(heap.registry()));
    }

    /** Volumes at least as large as the others. */
    public KubernetesSpec withVolumesOf(KubernetesSpec other) {
        return with(
                broker.withVolumeOf(other.broker),
                controller.withVolumeOf(other.controller),
                zookeeper.withVolumeOf(other.zookeeper),
                connect,
                registry);
    }

    private KubernetesSpec with(
            SizeSpec broker, SizeSpec controller, SizeSpec zookeeper, SizeSpec connect, SizeSpec registry) {
        return new KubernetesSpec(
                namespace, image, pullSecret, storageClass, spread, broker, controller, zookeeper, connect, registry);
    }
}
