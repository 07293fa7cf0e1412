package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.audit.run.AuditedRun;
import ai.voicecore.gregor.change.topic.TopicChanges;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.wiring.Target.OwnCluster;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.moving.MoveOptions;
import java.nio.file.Path;

/**
 * Dependencies of every command.
 *
 * @param stop tells whether the command must stop; also the clock for all waiting
 */
public record Context(Console console, Wiring wiring, Stop stop) {
    /** An audit of a cluster, with so many records a second. */
    public AuditedRun underAudit(Cluster cluster, int rate) {
        Path scratch = wiring.audits(cluster.topology().spec().name());
        return new AuditedRun(cluster.brokers(), scratch, rate, console, cluster.stop());
    }

    public TopicChanges topicChanges(Target target, ClusterAdmin admin, MoveOptions moves) {
        return new TopicChanges(admin, target.memory(), target.logs(), console, moves, stop);
    }

    public AuditedRun underAudit(Target target, int rate) {
        return switch (target) {
            case OwnCluster own -> underAudit(own.cluster(), rate);
            case ForeignCluster foreign ->
                new AuditedRun(foreign.brokersToAudit(), wiring.foreignAudits(), rate, console, stop);
        };
    }
}
