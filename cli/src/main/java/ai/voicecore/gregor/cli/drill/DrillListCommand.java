package ai.voicecore.gregor.cli.drill;

import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cli.terminal.Table;
import ai.voicecore.gregor.cli.wiring.ClusterCommand;
import ai.voicecore.gregor.cluster.Cluster;
import ai.voicecore.gregor.drill.Drill;
import ai.voicecore.gregor.drill.DrillContext;
import ai.voicecore.gregor.drill.DrillContext.Possibility;
import ai.voicecore.gregor.snapshot.NodeState;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "list", description = "Lists the drills, and what each would break in the cluster as it is now.")
public final class DrillListCommand extends ClusterCommand {
    @Override
    public ExitCode call() {
        Cluster cluster = deployed();
        DrillContext scene = scene(cluster);
        List<NodeState> states = scene.askStates();
        Table table = new Table("DRILL", "WHAT IT DOES", "HERE");
        for (Drill drill : Drill.values()) {
            Possibility here = scene.possibility(drill, states);
            table.row(
                    drill.word(),
                    drill.sentence(),
                    here.plan().map(plan -> plan.fault().sentence()).orElse("not possible: " + here.obstacle()));
        }
        return answered(table.toString());
    }

    static DrillContext scene(Cluster cluster) {
        return new DrillContext(
                cluster.topology(),
                cluster.platform(),
                () -> cluster.admin(),
                cluster.services().states(cluster.topology()),
                cluster.changeControl().faults());
    }
}
