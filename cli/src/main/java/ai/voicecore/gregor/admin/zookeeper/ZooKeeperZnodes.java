package ai.voicecore.gregor.admin.zookeeper;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.MigrationZnodes;
import ai.voicecore.gregor.admin.zookeeper.Session.Stored;
import ai.voicecore.gregor.snapshot.zookeeper.Znodes;
import ai.voicecore.gregor.snapshot.zookeeper.ZooKeeperMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.zookeeper.ZooKeeper;

/**
 * Reads and deletes the znodes through a session of its own for every call.
 *
 * @param connect the value for {@code zookeeper.connect}
 */
public record ZooKeeperZnodes(String connect) implements MigrationZnodes {
    private static final String CONTROLLER = "/controller";
    private static final String MIGRATION = "/migration";
    private static final String BROKERS = "/brokers/ids";
    private static final String EPOCH = "/controller_epoch";
    private static final String KRAFT_EPOCH = "kraftControllerEpoch";

    /** The controllers may have elected each other since the last one wrote its epoch. */
    private static final int MORE_ELECTIONS = 1_000;

    private static final Duration SESSION = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** A question to ZooKeeper, or a change of it. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(Session session) throws KeeperException, InterruptedException;
    }

    @Override
    public Znodes read() {
        return ask("reading the znodes of the migration", session -> {
            Optional<Stored> migration = session.stored(MIGRATION);
            return new Znodes(
                    session.stored(CONTROLLER).flatMap(ZooKeeperZnodes::kraftController),
                    migration.isPresent(),
                    migration.map(ZooKeeperZnodes::copied).orElse(OptionalLong.empty()),
                    session.children(BROKERS).stream()
                            .map(Integer::valueOf)
                            .collect(Collectors.toCollection(TreeSet::new)));
        });
    }

    @Override
    public ZooKeeperMetadata metadata() {
        return ask("reading the metadata in ZooKeeper", session -> new MetadataReader(session).read());
    }

    @Override
    public void raisePartitionEpochs() {
        ask("raising the partition epochs", session -> {
            new PartitionEpochs(session).raise();
            return true;
        });
    }

    @Override
    public void release() {
        ask("deleting " + CONTROLLER + " and " + MIGRATION, session -> {
            List<Op> changes = new ArrayList<>();
            Optional<Stored> controller = session.stored(CONTROLLER)
                    .filter(stored -> kraftController(stored).isPresent());
            if (controller.isPresent()) {
                session.stored(EPOCH)
                        .flatMap(epoch -> raised(epoch, controller.get()))
                        .ifPresent(changes::add);
                changes.add(Op.delete(CONTROLLER, controller.get().version()));
            }
            session.stored(MIGRATION).ifPresent(stored -> changes.add(Op.delete(MIGRATION, stored.version())));
            return changes.isEmpty() ? List.of() : session.client().multi(changes);
        });
    }

    /**
     * A broker that becomes the controller with an epoch below that of the KRaft controllers cannot change partitions that these
     * have written (KAFKA-20488).
     */
    private static Optional<Op> raised(Stored epoch, Stored controller) {
        int least = controller
                        .content()
                        .map(content -> content.path(KRAFT_EPOCH).asInt(0))
                        .orElse(0)
                + MORE_ELECTIONS;
        int now = epoch.content().map(content -> content.asInt(0)).orElse(0);
        return now >= least
                ? Optional.empty()
                : Optional.of(
                        Op.setData(EPOCH, String.valueOf(least).getBytes(StandardCharsets.UTF_8), epoch.version()));
    }

    /** A broker writes -1 or nothing as {@code kraftControllerEpoch}. */
    private static Optional<Integer> kraftController(Stored stored) {
        return stored.content()
                .filter(content -> content.path(KRAFT_EPOCH).asInt(-1) >= 0)
                .map(content -> content.path("brokerid").asInt(-1));
    }

    private static OptionalLong copied(Stored stored) {
        long offset = stored.content()
                .map(content -> content.path("kraft_metadata_offset").asLong(-1))
                .orElse(-1L);
        return offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    private <T> T ask(String what, Question<T> question) {
        CountDownLatch connected = new CountDownLatch(1);
        try {
            ZooKeeper session = new ZooKeeper(connect, Math.toIntExact(SESSION.toMillis()), event -> {
                if (event.getState() == KeeperState.SyncConnected) {
                    connected.countDown();
                }
            });
            try {
                if (!connected.await(CONNECT.toSeconds(), TimeUnit.SECONDS)) {
                    throw AdminFailure.unreachable(what + ": ZooKeeper at " + connect + " does not answer");
                }
                return question.ask(new Session(session));
            } finally {
                session.close();
            }
        } catch (IOException e) {
            throw AdminFailure.unreachable(what + ": " + e.getMessage(), e);
        } catch (KeeperException e) {
            throw failure(what + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AdminFailure.unreachable(what + " was interrupted", e);
        }
    }

    /** A version that has changed meanwhile is asked for again. */
    private static AdminFailure failure(String message, KeeperException e) {
        return switch (e.code()) {
            case CONNECTIONLOSS, OPERATIONTIMEOUT, SESSIONEXPIRED, BADVERSION, NONODE ->
                AdminFailure.unreachable(message, e);
            default -> AdminFailure.refused(message, e);
        };
    }
}
