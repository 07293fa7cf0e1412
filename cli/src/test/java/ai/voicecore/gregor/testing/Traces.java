package ai.voicecore.gregor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import tools.jackson.databind.JsonNode;

/** Objects that {@code validate} has created in a cluster and not removed. */
public final class Traces {
    private static final String MARK = "gregor-validate";

    private final TestCluster cluster;

    public Traces(TestCluster cluster) {
        this.cluster = cluster;
    }

    public List<String> topics() {
        try (Admin admin = cluster.admin()) {
            return marked(admin.listTopics().names().get().stream());
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public List<String> groups() {
        try (Admin admin = cluster.admin()) {
            return marked(admin.listGroups().all().get().stream().map(GroupListing::groupId));
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public List<String> subjects() {
        return marked(
                texts(Rest.get("http://127.0.0.1:" + cluster.port(8081) + "/apis/ccompat/v7/subjects?deleted=true")));
    }

    public List<String> connectors() {
        return marked(texts(Rest.get("http://127.0.0.1:" + cluster.port(8083) + "/connectors")));
    }

    /**
     * The same as {@link #assertNone()}, except for objects that validate has reported as not removed: it sent the
     * request to a service that hung, and that may still execute it.
     */
    public void assertNoneExcept(List<String> told) {
        assertNone(name -> told.stream().anyMatch(sentence -> sentence.contains(name)));
    }

    /** Waits a moment, because a deletion is acknowledged before it is complete. */
    public void assertNone() {
        assertNone(name -> false);
    }

    private void assertNone(Predicate<String> excused) {
        await("nothing of validate is left")
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(Stream.of(topics(), subjects(), connectors(), groups())
                                .flatMap(List::stream)
                                .filter(excused.negate()))
                        .isEmpty());
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString);
    }

    private static List<String> marked(Stream<String> names) {
        return names.filter(name -> name.contains(MARK)).toList();
    }
}
