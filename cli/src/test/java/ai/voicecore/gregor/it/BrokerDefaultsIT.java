package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.TestCluster;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaAlteration.Op;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Unusual broker defaults do not break a cluster: Gregor's checks, audits and drills pass with all of them. */
@Tag("long")
@Timeout(900)
@OnThisMachine
class BrokerDefaultsIT {
    private static final String SPEC = """
            topics:
              - {name: calls, partitions: 3}
            config:
            """;

    /**
     * Each of these defaults has broken a check, or could: compacted topics, records that expire at once, small
     * batches.
     */
    private static final String HARSH = """
              log.cleanup.policy: compact
              log.retention.ms: 1
              log.retention.bytes: 1
              log.roll.ms: 1000
              log.segment.bytes: 1048576
              log.segment.delete.delay.ms: 0
              log.cleaner.min.cleanable.ratio: 0.0
              log.cleaner.max.compaction.lag.ms: 1
              log.cleaner.delete.retention.ms: 0
              message.max.bytes: 1000
              min.insync.replicas: 1
              compression.type: zstd
              log.message.timestamp.type: LogAppendTime
              log.flush.interval.messages: 1
              log.index.interval.bytes: 64
              unclean.leader.election.enable: true
              auto.create.topics.enable: true
              delete.topic.enable: true
              log.retention.check.interval.ms: 500
              log.cleaner.backoff.ms: 500
            """;

    /** Brokers accept only records with a timestamp of the current second, by the producer's clock. */
    private static final String PUNCTUAL = """
              log.message.timestamp.before.max.ms: 1000
              log.message.timestamp.after.max.ms: 1000
              compression.type: gzip
              log.preallocate: true
            """;

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of("it-house", SPEC + HARSH);

    @Test
    void checksAuditsAndDrillsPassWithUnusualBrokerDefaults() throws ExecutionException, InterruptedException {
        CLUSTER.deploy("--no-validate", "--timeout", "180").expect(0);
        assertChecksAuditAndDrillPass();

        CLUSTER.spec(SPEC + PUNCTUAL);
        CLUSTER.deploy("--no-validate", "--timeout", "180").expect(0);
        quota(Map.of("producer_byte_rate", 200_000d, "consumer_byte_rate", 200_000d, "request_percentage", 50d));
        assertChecksAuditAndDrillPass();
    }

    private static void assertChecksAuditAndDrillPass() {
        CLUSTER.validate().holds();
        assertThat(CLUSTER.run("audit", "run", "--for", "10s", "--rate", "100")
                        .expect(0)
                        .out())
                .contains("nothing lost, duplicated, out of order");
        CLUSTER.run("drill", "run", "kill-broker", "--rate", "100").expect(0);
    }

    /** The default quota of all clients. */
    private static void quota(Map<String, Double> rates) throws ExecutionException, InterruptedException {
        ClientQuotaEntity everyone = new ClientQuotaEntity(Collections.singletonMap("client-id", null));
        List<Op> operations = rates.entrySet().stream()
                .map(rate -> new Op(rate.getKey(), rate.getValue()))
                .toList();
        try (Admin admin = CLUSTER.admin()) {
            admin.alterClientQuotas(List.of(new ClientQuotaAlteration(everyone, operations)))
                    .all()
                    .get();
        }
    }
}
