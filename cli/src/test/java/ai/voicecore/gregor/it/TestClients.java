package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.TestCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;

/** A user with a password and a quota, a group with an offset, and a broker with a dynamic setting. */
final class TestClients {
    private static final String USER = "alice";
    private static final String GROUP = "billing";
    private static final TopicPartition PARTITION = new TopicPartition("calls", 0);
    private static final ConfigResource BROKER = new ConfigResource(ConfigResource.Type.BROKER, "1");
    private static final String SETTING = "log.cleaner.threads";

    private TestClients() {}

    private interface Act {
        void on(Admin admin) throws ExecutionException, InterruptedException;
    }

    static void give(TestCluster cluster) {
        with(cluster, admin -> {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            USER, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 8192), "of a test")))
                    .all()
                    .get();
            admin.alterClientQuotas(List.of(new ClientQuotaAlteration(
                            new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, USER)),
                            List.of(new ClientQuotaAlteration.Op("producer_byte_rate", 1_000_000d)))))
                    .all()
                    .get();
            admin.incrementalAlterConfigs(
                            Map.of(BROKER, List.of(new AlterConfigOp(new ConfigEntry(SETTING, "2"), OpType.SET))))
                    .all()
                    .get();
            admin.alterConsumerGroupOffsets(GROUP, Map.of(PARTITION, new OffsetAndMetadata(5)))
                    .all()
                    .get();
        });
    }

    static void deleteGroup(TestCluster cluster) {
        with(cluster, admin -> admin.deleteConsumerGroups(List.of(GROUP)).all().get());
    }

    static void assertAllIsThere(TestCluster cluster) {
        with(cluster, admin -> {
            assertThat(admin.describeUserScramCredentials().all().get()).containsKey(USER);
            assertThat(admin.describeClientQuotas(ClientQuotaFilter.all())
                            .entities()
                            .get())
                    .hasSize(1);
            assertThat(admin.describeConfigs(List.of(BROKER))
                            .all()
                            .get()
                            .get(BROKER)
                            .get(SETTING)
                            .value())
                    .isEqualTo("2");
            assertThat(Optional.ofNullable(admin.listConsumerGroupOffsets(GROUP)
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .get(PARTITION)))
                    .hasValueSatisfying(offset -> assertThat(offset.offset()).isEqualTo(5));
        });
    }

    private static void with(TestCluster cluster, Act act) {
        try (Admin admin = cluster.admin()) {
            act.on(admin);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
