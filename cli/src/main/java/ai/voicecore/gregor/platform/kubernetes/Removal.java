package ai.voicecore.gregor.platform.kubernetes;

import ai.voicecore.gregor.concurrent.Together;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.kubernetes.manifest.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Takes a cluster's objects away. */
final class Removal {
    /** Longer than a pod's grace. */
    private static final Duration PODS_END = Duration.ofMinutes(6);

    /**
     * Who stops last has no quorum left to tell that it stops, and waits five minutes for one (Kafka's BrokerServer.shutdown).
     * When everything stops and nobody has ended for so long, nobody will.
     */
    private static final Duration NO_QUORUM = Duration.ofSeconds(20);

    private static final long INTERVAL_NANOS = Duration.ofMillis(200).toNanos();

    private final Api api;
    private final String cluster;
    private final Map<String, String> labels;

    Removal(Api api, String cluster) {
        this.api = api;
        this.cluster = cluster;
        this.labels = Labels.of(cluster);
    }

    /** Deletes StatefulSets and waits until pods have ended. */
    void stop(List<String> sets, Collection<String> pods, Progress progress) {
        Together.each(
                sets,
                set -> api.call(
                        "deleting StatefulSet " + set,
                        client -> client.apps()
                                .statefulSets()
                                .inNamespace(api.namespace())
                                .withName(set)
                                .delete()));
        long start = System.nanoTime();
        long lastEnd = start;
        List<String> left = still(pods);
        while (!left.isEmpty()) {
            if (since(start).compareTo(PODS_END) > 0) {
                throw new PlatformFailure(
                        "These pods do not end: " + String.join(", ", left) + ".",
                        "Look at kubectl describe pod " + left.getFirst() + " -n " + api.namespace()
                                + ", and repeat the command.");
            }
            if (since(lastEnd).compareTo(NO_QUORUM) > 0 && pods.containsAll(all())) {
                kill(left);
                lastEnd = System.nanoTime();
            }
            progress.doing("waiting until these have ended: " + String.join(", ", left));
            LockSupport.parkNanos(INTERVAL_NANOS);
            List<String> now = still(pods);
            lastEnd = now.equals(left) ? lastEnd : System.nanoTime();
            left = now;
        }
    }

    /** Makes the rest of their grace short; what they have written is on its way to the disk all the same. */
    private void kill(List<String> pods) {
        Together.each(
                pods,
                pod -> api.call(
                        "ending pod " + pod,
                        client -> client.pods()
                                .inNamespace(api.namespace())
                                .withName(pod)
                                .withGracePeriod(1)
                                .delete()));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private List<String> still(Collection<String> pods) {
        return all().stream().filter(pods::contains).sorted().toList();
    }

    private List<String> all() {
        return api
                .call(
                        "listing the pods",
                        client -> client.pods()
                                .inNamespace(api.namespace())
                                .withLabels(labels)
                                .list())
                .getItems()
                .stream()
                .map(Pod::getMetadata)
                .map(metadata -> metadata.getName())
                .toList();
    }

    /** Everything but volumes and memory; with {@code deleteData} these too. */
    void removeAll(boolean deleteData) {
        delete(
                "StatefulSets",
                client -> client.apps()
                        .statefulSets()
                        .inNamespace(api.namespace())
                        .withLabels(labels)
                        .delete());
        delete(
                "services",
                client -> client.services()
                        .inNamespace(api.namespace())
                        .withLabels(labels)
                        .delete());
        delete(
                "disruption budgets",
                client -> client.policy()
                        .v1()
                        .podDisruptionBudget()
                        .inNamespace(api.namespace())
                        .withLabels(labels)
                        .delete());
        delete(
                "network policies",
                client -> client.network()
                        .v1()
                        .networkPolicies()
                        .inNamespace(api.namespace())
                        .withLabels(labels)
                        .delete());
        if (deleteData) {
            delete(
                    "volume claims",
                    client -> client.persistentVolumeClaims()
                            .inNamespace(api.namespace())
                            .withLabels(labels)
                            .delete());
            new ConfigMapStore(api, Clock.systemUTC()).delete();
        }
    }

    private void delete(String what, java.util.function.Function<KubernetesClient, ?> call) {
        api.call("deleting the " + what + " of " + cluster, call);
    }
}
