package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.ClientStates;
import ai.voicecore.gregor.snapshot.PartitionId;
import ai.voicecore.gregor.snapshot.client.ActiveProducer;
import ai.voicecore.gregor.snapshot.client.ClientState;
import ai.voicecore.gregor.snapshot.client.GroupOffsets;
import ai.voicecore.gregor.snapshot.client.ProducerIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The clients' state through Kafka's Admin. */
record KafkaClientStates(Admin admin, Retry again) implements ClientStates {
    private static final int BATCH_SIZE = 250;

    @Override
    public ClientState read(Collection<PartitionId> partitions) {
        return new ClientState(
                again.time().instant(),
                again.ask(this::groups),
                again.ask(this::transactionalIds),
                producers(partitions));
    }

    @Override
    public long committed(String group, String topic) {
        try {
            OffsetAndMetadata offset = await(
                            "reading the offsets of group " + group,
                            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                    .get(new TopicPartition(topic, 0));
            return offset == null ? 0 : offset.offset();
        } catch (AdminFailure e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    @Override
    public SortedMap<String, SortedMap<String, String>> passwords() {
        SortedMap<String, SortedMap<String, String>> passwords = new TreeMap<>();
        again.ask(() -> await(
                        "reading the users' SCRAM credentials",
                        admin.describeUserScramCredentials().all()))
                .forEach((user, stored) -> {
                    SortedMap<String, String> own = new TreeMap<>();
                    stored.credentialInfos()
                            .forEach(credential -> own.put(
                                    credential.mechanism().mechanismName(), String.valueOf(credential.iterations())));
                    passwords.put(user, own);
                });
        return passwords;
    }

    private SortedMap<String, GroupOffsets> groups() {
        List<String> names =
                await(
                                "listing consumer groups",
                                admin.listGroups(ListGroupsOptions.forConsumerGroups())
                                        .all())
                        .stream()
                        .map(GroupListing::groupId)
                        .toList();
        SortedMap<String, GroupOffsets> groups = new TreeMap<>();
        for (List<String> some : Chunks.of(names, BATCH_SIZE)) {
            await(
                            "reading the offsets of consumer groups",
                            admin.listConsumerGroupOffsets(some.stream()
                                            .collect(Collectors.toMap(
                                                    group -> group, group -> new ListConsumerGroupOffsetsSpec())))
                                    .all())
                    .forEach((group, offsets) -> groups.put(group, sum(offsets.values())));
        }
        return groups;
    }

    private static GroupOffsets sum(Collection<OffsetAndMetadata> offsets) {
        List<OffsetAndMetadata> committed =
                offsets.stream().filter(Objects::nonNull).toList();
        return new GroupOffsets(
                committed.size(),
                committed.stream().mapToLong(OffsetAndMetadata::offset).sum());
    }

    private SortedMap<String, ProducerIdentity> transactionalIds() {
        List<String> ids = await(
                        "listing transactions", admin.listTransactions().all())
                .stream()
                .map(TransactionListing::transactionalId)
                .toList();
        SortedMap<String, ProducerIdentity> producers = new TreeMap<>();
        for (List<String> some : Chunks.of(ids, BATCH_SIZE)) {
            await("reading transactional ids", admin.describeTransactions(some).all())
                    .forEach((id, transaction) -> producers.put(
                            id, new ProducerIdentity(transaction.producerId(), transaction.producerEpoch())));
        }
        return producers;
    }

    private List<ActiveProducer> producers(Collection<PartitionId> partitions) {
        List<ActiveProducer> producers = new ArrayList<>();
        for (List<PartitionId> some : Chunks.of(partitions, BATCH_SIZE)) {
            List<TopicPartition> asked =
                    some.stream().map(KafkaPartitionMoves::topicPartition).toList();
            again.ask(() -> await(
                            "reading the producers of partitions",
                            admin.describeProducers(asked).all()))
                    .forEach((partition, state) -> state.activeProducers()
                            .forEach(producer -> producers.add(new ActiveProducer(
                                    new PartitionId(partition.topic(), partition.partition()),
                                    new ProducerIdentity(producer.producerId(), producer.producerEpoch()),
                                    producer.lastSequence(),
                                    Instant.ofEpochMilli(producer.lastTimestamp())))));
        }
        return producers;
    }
}
