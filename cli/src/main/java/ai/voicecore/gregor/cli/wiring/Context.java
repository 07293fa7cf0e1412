package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.audit.run.AuditedRun;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.Stop;
import java.nio.file.Path;

/**
 * What every command is given.
 *
 * @param stop whether the command has to stop; what all its waiting goes by
 */
public record Context(Console console, Wiring wiring, Stop stop) {
    /**
     * An audit of a cluster, by the clock and on the console of this command.
     *
     * @param rate records a second
     */
    public AuditedRun underAudit(Cluster cluster, int rate) {
        Path scratch = wiring.audits(cluster.topology().spec().name());
        return new AuditedRun(cluster, scratch, rate, console);
    }
}
