package ai.voicecore.gregor.testing;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Namespaces that Kubernetes is deleting. That takes it half a minute each, and no test needs their names again: the next
 * class begins meanwhile, and only the end of all tests waits until they are gone.
 */
final class DeletedNamespaces implements AutoCloseable {
    private static final long GONE_SECONDS = 120;

    private final Queue<String> names = new ConcurrentLinkedQueue<>();

    /** Those of this run. */
    static DeletedNamespaces of(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(DeletedNamespaces.class, key -> new DeletedNamespaces(), DeletedNamespaces.class);
    }

    void add(String name) {
        names.add(name);
    }

    @Override
    public void close() {
        try (KubernetesClient client = new KubernetesClientBuilder().build()) {
            names.forEach(name -> client.namespaces()
                    .withName(name)
                    .waitUntilCondition(Objects::isNull, GONE_SECONDS, TimeUnit.SECONDS));
        }
    }
}
