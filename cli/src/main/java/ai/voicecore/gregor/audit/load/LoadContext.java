package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.audit.ledger.Ledger;
import java.time.Duration;

/**
 * What all clients of an audit share.
 *
 * @param failure records why a client was replaced
 * @param patience timeout for finishing what was begun
 */
public record LoadContext(
        Topics topics, AuditClients clients, Ledger ledger, Meters meters, LastFailure failure, Duration patience) {}
