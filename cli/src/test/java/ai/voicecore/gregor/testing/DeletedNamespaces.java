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
 * Namespaces that Kubernetes is deleting, which takes half a minute each. No test uses their names again, so the next
 * class starts at once, and only the end of all tests waits until they are deleted.
 */
final class DeletedNamespaces implements AutoCloseable {
    private static final long GONE_SECONDS = 120;

    private final Queue<String> names = new ConcurrentLinkedQueue<>();

    /** The deleted namespaces of this test run. */
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
