package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.audit.run.AuditedRun;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.Stop;
import java.nio.file.Path;

/**
 * Dependencies of every command.
 *
 * @param stop tells whether the command must stop; also the clock for all waiting
 */
public record Context(Console console, Wiring wiring, Stop stop) {
    /**
     * An audit of a cluster with the clock and console of this command.
     *
     * @param rate records per second
     */
    public AuditedRun underAudit(Cluster cluster, int rate) {
        Path scratch = wiring.audits(cluster.topology().spec().name());
        return new AuditedRun(cluster, scratch, rate, console);
    }
}
