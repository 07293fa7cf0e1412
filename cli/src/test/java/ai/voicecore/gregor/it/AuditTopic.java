package ai.voicecore.gregor.it;

import ai.voicecore.gregor.testing.TestCluster;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** Reads and deletes records of the first partition of a topic, as another client would. */
final class AuditTopic {
    private AuditTopic() {}

    static long end(TestCluster cluster, String topic) throws ExecutionException, InterruptedException {
        TopicPartition first = new TopicPartition(topic, 0);
        try (Admin admin = cluster.admin()) {
            return admin.listOffsets(Map.of(first, OffsetSpec.latest()))
                    .partitionResult(first)
                    .get()
                    .offset();
        }
    }

    static void deleteUpTo(TestCluster cluster, String topic, long offset) {
        try (Admin admin = cluster.admin()) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("records cannot be deleted", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
