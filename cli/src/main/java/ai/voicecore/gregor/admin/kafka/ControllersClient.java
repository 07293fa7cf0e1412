package ai.voicecore.gregor.admin.kafka;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.common.KafkaFuture;

/**
 * Asks the controllers themselves for the quorum (KIP-919). A client that did not answer is replaced: when all controllers had been
 * restarted as pods, one reported for minutes that it waits for a node, while a new one had the answer at once (seen with
 * 4.3.1).
 */
final class ControllersClient implements QuorumQuestion, AutoCloseable {
    private final Access controllers;
    private Admin client;

    ControllersClient(Access controllers) {
        this.controllers = controllers;
        this.client = open();
    }

    private Admin open() {
        return Admins.quick(KafkaClients.ofControllers(controllers));
    }

    @Override
    public synchronized Supplier<QuorumSnapshot> ask() {
        Admin asked = client;
        KafkaFuture<QuorumInfo> answer = KafkaQuorumAdmin.ask(asked);
        return () -> {
            try {
                return KafkaQuorumAdmin.answer(answer);
            } catch (AdminFailure e) {
                replace(asked);
                throw e;
            }
        };
    }

    private synchronized void replace(Admin failed) {
        if (client.equals(failed)) {
            failed.close(Admins.CLOSE_TIMEOUT);
            client = open();
        }
    }

    @Override
    public synchronized void close() {
        client.close(Admins.CLOSE_TIMEOUT);
    }
}
