package ai.voicecore.gregor.platform.local.home;

import ai.voicecore.gregor.platform.ClusterStore.Memo;
import java.nio.file.Path;
import java.util.List;

/**
 * Paths of one cluster on this machine.
 *
 * @param root the cluster's own directory, {@code <gregor home>/clusters/<name>}
 */
public record ClusterHome(Path root) {

    /** The file with the cluster's id and the format of this directory. */
    public Path identity() {
        return root.resolve("cluster.json");
    }

    public Path spec() {
        return root.resolve("spec.yaml");
    }

    /** The journal, one JSON object per line. */
    public Path journal() {
        return root.resolve("journal.jsonl");
    }

    Path memo(Memo memo) {
        return root.resolve(
                switch (memo) {
                    case CHANGE -> "unfinished.json";
                    case MOVES -> "moves.json";
                    case MIGRATION -> "migration.json";
                    case FAULT -> "fault.txt";
                });
    }

    /** Properties for the user's own clients. */
    public Path clientProperties() {
        return root.resolve("client.properties");
    }

    /** Default parent of the node directories. */
    public Path nodes() {
        return root.resolve("nodes");
    }

    /** Ledgers of audits that are running or have found something. */
    public Path audits() {
        return root.resolve("audits");
    }

    public Path training() {
        return root.resolve("training.json");
    }

    /**
     * All paths that Gregor creates here, except the node directories. The identity file comes last, and the spec before
     * it: with this order an interrupted deletion can be repeated, or is complete.
     */
    public List<Path> own() {
        return List.of(
                formatted(),
                supervisor(),
                audits(),
                training(),
                clientProperties(),
                memo(Memo.FAULT),
                memo(Memo.MOVES),
                memo(Memo.MIGRATION),
                memo(Memo.CHANGE),
                journal(),
                identity(),
                spec());
    }

    public Path supervisor() {
        return root.resolve("supervisor");
    }

    public Path desired() {
        return supervisor().resolve("desired.json");
    }

    /** Directory with an empty file for each node whose storage has been in use. */
    public Path formatted() {
        return root.resolve("formatted");
    }

    /** Restart counters for the next supervisor. */
    public Path observed() {
        return supervisor().resolve("observed.json");
    }

    public Path socket() {
        return supervisor().resolve("s");
    }

    public Path lock() {
        return supervisor().resolve("lock");
    }

    public Path log() {
        return supervisor().resolve("supervisor.log");
    }
}
