package ai.voicecore.gregor.platform.local.archive;

import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.launch.ArchiveOrder;
import ai.voicecore.gregor.launch.NodeKind;
import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.platform.local.home.GregorHome;
import ai.voicecore.gregor.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/** Makes class-data archives for software that will run elsewhere, such as in a container. */
public final class ArchiveWorkshop {
    private final Path workspace;
    private final Consumer<Topology> exercise;
    private final Time time;

    /**
     * In Gregor's directory for what is under work.
     *
     * @param exercise uses the given cluster, so that what its nodes need for that is loaded too
     * @param time what waiting for the nodes goes by
     */
    public ArchiveWorkshop(GregorHome home, Consumer<Topology> exercise, Time time) {
        this.workspace = home.workspace();
        this.exercise = exercise;
        this.time = time;
    }

    /** Makes what is missing, if that can be; an archive only saves time, so a failure is told and stops nothing. */
    public void make(ArchiveOrder order, Progress progress) {
        ArchiveStore archives = new ArchiveStore(
                software -> Objects.requireNonNull(order.files().get(software.kind())));
        ArchiveTraining training = new ArchiveTraining(
                        (spec, role) -> Objects.requireNonNull(order.software().get(NodeKind.of(role, spec.mode()))),
                        archives,
                        workspace,
                        exercise,
                        time)
                .in(order.workingDirectory());
        try {
            Topology wanted = TrainingTopology.of(order.spec(), workspace);
            training.trainMissing(wanted, progress);
        } catch (IOException | ArchiveTraining.TrainingFailure e) {
            progress.done("no class-data archives, so nodes start more slowly: " + e.getMessage());
        }
    }
}
