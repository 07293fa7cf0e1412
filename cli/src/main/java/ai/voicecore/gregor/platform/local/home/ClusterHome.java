package ai.voicecore.gregor.platform.local.home;

import java.nio.file.Path;
import java.util.List;

/**
 * Where one cluster's files are on this machine.
 *
 * @param root the cluster's own directory, {@code <gregor home>/clusters/<name>}
 */
public record ClusterHome(Path root) {

    /** Identity of the cluster: its id and the format of this directory. */
    public Path identity() {
        return root.resolve("cluster.json");
    }

    /** The spec that was deployed last, with every default filled in. */
    public Path spec() {
        return root.resolve("spec.yaml");
    }

    /** What was done, one JSON object a line. */
    public Path journal() {
        return root.resolve("journal.jsonl");
    }

    /** How far a change has come that is not finished. */
    Path unfinished() {
        return root.resolve("unfinished.json");
    }

    Path moves() {
        return root.resolve("moves.json");
    }

    Path fault() {
        return root.resolve("fault.txt");
    }

    /** Settings for the users' own clients. */
    public Path clientProperties() {
        return root.resolve("client.properties");
    }

    /** Default place of the nodes' directories. */
    public Path nodes() {
        return root.resolve("nodes");
    }

    /** What audits write down, while they run and when they have found something. */
    public Path audits() {
        return root.resolve("audits");
    }

    /** Which process makes class-data archives since the last deployment. */
    public Path training() {
        return root.resolve("training.json");
    }

    /**
     * All that Gregor makes here besides the nodes' directories. By its identity the cluster is known, which needs the spec to be
     * understood: deleted in this order, a deletion that was interrupted can be repeated, or has nothing left to do.
     */
    public List<Path> own() {
        return List.of(
                formatted(),
                supervisor(),
                audits(),
                training(),
                clientProperties(),
                fault(),
                moves(),
                unfinished(),
                journal(),
                identity(),
                spec());
    }

    public Path supervisor() {
        return root.resolve("supervisor");
    }

    /** What the supervisor is to keep running. */
    public Path desired() {
        return supervisor().resolve("desired.json");
    }

    /** Has an empty file for each node whose storage has been in use. */
    public Path formatted() {
        return root.resolve("formatted");
    }

    /** How often each node was restarted, for a supervisor that takes over. */
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
