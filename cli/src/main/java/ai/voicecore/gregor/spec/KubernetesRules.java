package ai.voicecore.gregor.spec;

import static ai.voicecore.gregor.spec.KubernetesReader.quantityOfBytes;

/** What must hold between the fields of a spec because of Kubernetes. */
final class KubernetesRules {
    /** Threads, classes, buffers and the code cache, besides the heap. */
    private static final int BESIDES_HEAP = 128;

    private KubernetesRules() {}

    static void check(ClusterSpec spec, Fields root) {
        checkListeners(spec, root);
        if (spec.platform() == PlatformKind.KUBERNETES) {
            checkMemory(spec, root);
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

    private static void checkMemory(ClusterSpec spec, Fields root) {
        Fields kubernetes = root.object("kubernetes");
        check(
                kubernetes.object("broker"),
                spec.kubernetes().broker(),
                spec.heap().broker());
        check(
                kubernetes.object("controller"),
                spec.kubernetes().controller(),
                spec.heap().controller());
        check(
                kubernetes.object("zookeeper"),
                spec.kubernetes().zookeeper(),
                spec.heap().zookeeper());
        check(
                kubernetes.object("connect"),
                spec.kubernetes().connect(),
                spec.heap().connect());
        check(
                kubernetes.object("registry"),
                spec.kubernetes().registry(),
                spec.heap().registry());
    }

    private static void check(Fields fields, SizeSpec size, int heap) {
        if (size.memoryMebibytes() < heap + BESIDES_HEAP) {
            fields.problem(
                    "memory",
                    "is " + quantityOfBytes(size.memoryMebibytes()) + " for a heap of " + heap
                            + " MiB: the pod would be killed for want of memory.",
                    "Give at least " + quantityOfBytes(heap + BESIDES_HEAP) + ", or a smaller heap.");
        }
    }
}
