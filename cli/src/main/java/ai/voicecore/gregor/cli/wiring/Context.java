package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.admin.ClusterAdmin;
import ai.voicecore.gregor.audit.run.UnderAudit;
import ai.voicecore.gregor.change.topic.TopicChanges;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.concurrent.Stop;
import ai.voicecore.gregor.moving.MoveOptions;
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
    public UnderAudit underAudit(Cluster cluster, int rate) {
        Path scratch = wiring.audits(cluster.topology().spec().name());
        return new UnderAudit(cluster, scratch, rate, console);
    }

    /** Changes of a cluster's topics through one connection. */
    public TopicChanges topicChanges(Target target, ClusterAdmin admin, MoveOptions moves) {
        return new TopicChanges(admin, target.memory(), target.logs(), console, moves, stop);
    }

    /** The same of any cluster. */
    public UnderAudit underAudit(Target target, int rate) {
        return switch (target) {
            case OwnCluster own -> underAudit(own.cluster(), rate);
            case ForeignCluster foreign ->
                new UnderAudit(foreign.brokersToAudit(), wiring.foreignAudits(), rate, console, stop);
        };
    }
}
