package ai.voicecore.gregor.spec.yaml;

import static ai.voicecore.gregor.spec.yaml.KubernetesReader.quantityOfBytes;
import static ai.voicecore.gregor.spec.yaml.KubernetesReader.quantityOfCpu;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ClusterSpec.ListenersSpec;
import ai.voicecore.gregor.spec.ExternalAccess;
import ai.voicecore.gregor.spec.HeapSpec;
import ai.voicecore.gregor.spec.KubernetesSpec;
import ai.voicecore.gregor.spec.PlatformKind;
import ai.voicecore.gregor.spec.SizeSpec;
import ai.voicecore.gregor.spec.Spread;

/** Rules between fields for Kubernetes. */
final class KubernetesRules {
    /** Memory of threads, classes, buffers and the code cache. */
    private static final int OFF_HEAP_MEBIBYTES = 128;

    /** Recommended in addition to the minimum, for some thousand replicas. */
    private static final int SPARE_MEBIBYTES = 32;

    /** With less CPU a JVM takes minutes to start, longer than the probes allow. */
    private static final int MIN_CPU_MILLIS = 20;
    /** Empty topics of Kafka, Connect and the registry, and the metadata log, need some dozens of MiB. */
    private static final int MIN_STORAGE_MEBIBYTES = 256;

    private KubernetesRules() {}

    static void check(ClusterSpec spec, Fields root) {
        checkListeners(spec, root);
        if (spec.platform() == PlatformKind.KUBERNETES) {
            checkSizes(spec, root);
        }
    }

    private static void checkListeners(ClusterSpec spec, Fields root) {
        Fields listeners = root.object("listeners");
        ListenersSpec wanted = spec.listeners();
        if (wanted.external() == ExternalAccess.NODEPORT && spec.kubernetes().spread() == Spread.PREFERRED) {
            listeners.problem(
                    "external",
                    "is `nodePort`, which needs a host for each broker, and `kubernetes.spread` is `preferred`.",
                    "Write `spread: required`, or `external: none`.");
        }
        if (wanted.external() == ExternalAccess.LOADBALANCER && wanted.domain().isEmpty()) {
            listeners.problem(
                    "domain",
                    "is missing: a broker must know the name of its load balancer before it starts.",
                    "Give a domain in which you, or external-dns, make a name for each broker.");
        }
    }

    private static void checkSizes(ClusterSpec spec, Fields root) {
        Fields fields = root.object("kubernetes");
        KubernetesSpec sizes = spec.kubernetes();
        HeapSpec heap = spec.heap();
        check(fields.object("broker"), sizes.broker(), heap.broker(), HeapSpec.BROKER_OFF_HEAP_MEBIBYTES);
        check(fields.object("controller"), sizes.controller(), heap.controller(), OFF_HEAP_MEBIBYTES);
        check(fields.object("zookeeper"), sizes.zookeeper(), heap.zookeeper(), OFF_HEAP_MEBIBYTES);
        check(fields.object("connect"), sizes.connect(), heap.connect(), OFF_HEAP_MEBIBYTES);
        check(fields.object("registry"), sizes.registry(), heap.registry(), OFF_HEAP_MEBIBYTES);
    }

    private static void check(Fields fields, SizeSpec size, int heap, int besides) {
        if (size.memoryMebibytes() < heap + besides) {
            fields.problem(
                    "memory",
                    "is " + quantityOfBytes(size.memoryMebibytes()) + " for a heap of " + heap
                            + " MiB: the pod would need more memory, and be killed.",
                    "Give at least " + quantityOfBytes(heap + besides + SPARE_MEBIBYTES) + ", or a smaller heap.");
        }
        if (size.cpuMillis() < MIN_CPU_MILLIS) {
            fields.problem(
                    "cpu",
                    "is " + quantityOfCpu(size.cpuMillis()) + ", too little for a JVM to start with.",
                    "Give at least " + quantityOfCpu(MIN_CPU_MILLIS) + ".");
        }
        if (size.storageMebibytes() > 0 && size.storageMebibytes() < MIN_STORAGE_MEBIBYTES) {
            fields.problem(
                    "storage",
                    "is " + quantityOfBytes(size.storageMebibytes())
                            + ", which a node without a record of yours fills.",
                    "Give at least " + quantityOfBytes(MIN_STORAGE_MEBIBYTES) + ".");
        }
    }
}
