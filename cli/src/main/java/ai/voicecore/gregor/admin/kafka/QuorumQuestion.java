package ai.voicecore.gregor.admin.kafka;

import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.common.KafkaFuture;

/** Asks for the state of the quorum. */
interface QuorumQuestion {

    /** Sends the request; the answer is waited for later. */
    Supplier<QuorumSnapshot> ask();

    static QuorumQuestion of(Admin brokers) {
        return () -> {
            KafkaFuture<QuorumInfo> answer = KafkaQuorumAdmin.ask(brokers);
            return () -> KafkaQuorumAdmin.answer(answer);
        };
    }
}
