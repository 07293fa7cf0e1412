package ai.voicecore.gregor.cli.migrate;

import ai.voicecore.gregor.change.ExclusiveChange;
import ai.voicecore.gregor.change.migration.MigrationChange;
import ai.voicecore.gregor.cli.audit.AuditOption;
import ai.voicecore.gregor.cli.option.RollingOptions;
import ai.voicecore.gregor.cli.report.ChangeReport;
import ai.voicecore.gregor.cli.report.ReportFormat;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.wiring.ClusterCommand;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.migration.Intent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;

/** A command that takes the cluster from ZooKeeper to KRaft, or back. */
abstract class MigrateCommand extends ClusterCommand {
    @Mixin
    final RollingOptions rolling = new RollingOptions();

    @Mixin
    private AuditOption audit = new AuditOption();

    @Mixin
    private ReportFormat format = new ReportFormat();

    final MigrationChange change(Cluster cluster, int controllers, Set<String> acceptLost) {
        return new MigrationChange(
                cluster,
                wiring()::described,
                new MigrationChange.Options(controllers, rolling.roll(), rolling.timeout(), acceptLost),
                console());
    }

    /** @param done the lines that are printed at the end */
    final ExitCode run(Cluster cluster, Intent intent, Runnable change, Supplier<List<String>> done) {
        return new ExclusiveChange(cluster, console()).resumable(intent.command(), () -> {
            ChangeReport made = audit.runUnderAudit(context(), cluster, change);
            return format.print(made.with(done.get(), Optional.empty()), console());
        });
    }
}
