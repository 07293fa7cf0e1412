package ai.voicecore.gregor.change;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.ClusterStore;
import java.util.Optional;

/** The unfinished change of a cluster, saved between commands. */
public record ChangeMemory(ClusterStore store) {

    public Optional<Change> unfinished() {
        return store.unfinished().map(ChangeRecord::read);
    }

    public void remember(Change change) {
        store.unfinished(ChangeRecord.write(change));
    }

    /** Throws if another change is unfinished than the one that this command continues. */
    public void refuseDuringAnother(String command) {
        unfinished().filter(begun -> !begun.command().equals(command)).ifPresent(ChangeMemory::refuse);
    }

    /** The unfinished migration; throws if another change is unfinished. */
    public Optional<Change.Migration> migration() {
        unfinished().filter(change -> !(change instanceof Change.Migration)).ifPresent(ChangeMemory::refuse);
        return unfinishedMigration();
    }

    /** The unfinished migration; empty if there is none, or another change is unfinished. */
    public Optional<Change.Migration> unfinishedMigration() {
        return unfinished().filter(Change.Migration.class::isInstance).map(Change.Migration.class::cast);
    }

    /** Throws if a change other than an upgrade is unfinished; an upgrade may change its direction. */
    void refuseDuringOtherThanUpgrade() {
        unfinished().filter(begun -> !(begun instanceof Change.Upgrade)).ifPresent(ChangeMemory::refuse);
    }

    /**
     * The restart that a deployment replaces: its nodes are described as before. Throws if an unfinished change restarts
     * nodes for another purpose.
     */
    public Optional<Change.Restart> supersededByDeploy() {
        Optional<Change> begun = unfinished();
        if (begun.orElse(null) instanceof Change.Restart restart) {
            return Optional.of(restart);
        }
        refuseDuringAnother(Change.Deploy.COMMAND);
        return Optional.empty();
    }

    private static void refuse(Change begun) {
        throw new Failure(
                "The cluster is in the middle of another change: gregor " + begun.command() + ".", begun.remedies());
    }

    /**
     * Call it when the whole cluster is stopped: all nodes will start with their current description, but reassignments
     * stay unfinished.
     */
    public void forgetRestarts() {
        boolean resizing;
        try {
            resizing = unfinished().filter(Change::resizing).isPresent();
        } catch (Failure e) {
            // An unreadable file is not needed for the next start and must not block it.
            resizing = false;
        }
        if (!resizing) {
            store.finished();
        }
    }
}
