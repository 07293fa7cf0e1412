package ai.voicecore.gregor.audit.load;

import ai.voicecore.gregor.audit.ledger.Ledger;
import java.time.Duration;

/**
 * What all clients of an audit share.
 *
 * @param failure hears of every client that has to be replaced
 * @param patience how long what was begun may take to end
 */
public record LoadContext(
        Topics topics, AuditClients clients, Ledger ledger, Meters meters, LastFailure failure, Duration patience) {}
