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

/** What {@code validate} has made in a cluster, and has not removed. */
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
     * As {@link #assertNone()}, but for what a validate has told that it could not remove: it asked a service that hung,
     * and may do later what it was asked.
     */
    public void assertNoneBut(List<String> told) {
        assertNone(name -> told.stream().anyMatch(sentence -> sentence.contains(name)));
    }

    /** Deleting is told before it is done everywhere, so this waits for a moment. */
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
