package ai.voicecore.gregor.platform.kubernetes.pod;

import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Deletes pods, so that their StatefulSet creates them again with its current template. */
public record PodRestart(Api api) {
    /** A StatefulSet creates pods within milliseconds; why it cannot is reported by the wait for the node. */
    private static final Duration CREATE_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration INTERVAL = Duration.ofMillis(200);

    /** Returns when all old pods are gone and the new ones exist or cannot be created. */
    public void restart(Collection<String> names, Progress progress) {
        String what = "restarting " + String.join(", ", names);
        progress.doing(what);
        Map<String, String> old = new TreeMap<>();
        names.forEach(name ->
                api.pod(name).ifPresent(pod -> old.put(name, pod.getMetadata().getUid())));
        ParallelTasks.each(old.keySet().stream().toList(), api::deletePod);
        Termination.await(
                api,
                () -> old.entrySet().stream()
                        .filter(pod -> isThere(pod.getKey(), pod.getValue()))
                        .map(Map.Entry::getKey)
                        .toList(),
                left -> progress.doing(what, "their old pods have not ended yet: " + String.join(", ", left)));
        progress.doing(what, "their new pods are not made yet");
        // A node without a pod would count as stopped.
        api.await(CREATE_TIMEOUT, INTERVAL)
                .until(() -> names.stream().allMatch(name -> api.pod(name).isPresent()));
    }

    private boolean isThere(String name, String uid) {
        return api.pod(name)
                .filter(pod -> pod.getMetadata().getUid().equals(uid))
                .isPresent();
    }
}
