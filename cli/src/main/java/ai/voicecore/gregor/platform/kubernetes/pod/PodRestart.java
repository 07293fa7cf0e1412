package ai.voicecore.gregor.platform.kubernetes.pod;

import ai.voicecore.gregor.concurrent.ParallelTasks;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Deletes pods, so that their StatefulSet creates them again with its current template. */
public record PodRestart(Api api) {
    /** A StatefulSet creates pods within milliseconds; why it cannot is reported by the wait for the node. */
    private static final Duration CREATE_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration INTERVAL = Duration.ofMillis(200);

    /** Returns when all old pods are gone and the new ones exist or cannot be created. */
    public void restart(Collection<String> names, Progress progress) {
        String what = "restarting " + String.join(", ", names);
        progress.doing(what);
        List<Pod> old = names.stream().flatMap(name -> api.pod(name).stream()).toList();
        ParallelTasks.each(old, api::delete);
        Termination.await(
                api,
                () -> old.stream()
                        .map(Pod::getMetadata)
                        .filter(this::isThere)
                        .map(ObjectMeta::getName)
                        .toList(),
                left -> progress.doing(what, "their old pods have not ended yet: " + String.join(", ", left)));
        progress.doing(what, "their new pods are not made yet");
        // A node without a pod would count as stopped.
        api.await(CREATE_TIMEOUT, INTERVAL)
                .until(() -> names.stream().allMatch(name -> api.pod(name).isPresent()));
    }

    private boolean isThere(ObjectMeta old) {
        return api.pod(old.getName())
                .filter(pod -> pod.getMetadata().getUid().equals(old.getUid()))
                .isPresent();
    }
}
