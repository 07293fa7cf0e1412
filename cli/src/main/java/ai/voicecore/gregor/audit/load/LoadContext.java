package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.audit.ledger.Ledger;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * What all clients of an audit share.
 *
 * @param failure the last error for which a client was replaced
 * @param patience timeout for finishing what was begun
 */
public record LoadContext(
        Topics topics,
        AuditClients clients,
        Ledger ledger,
        Meters meters,
        AtomicReference<@Nullable KafkaException> failure,
        Duration patience) {}
