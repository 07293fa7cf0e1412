package ai.voicecore.gregor.check.migration;

import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.check.Verdict;
import ai.voicecore.gregor.snapshot.zookeeper.Znodes;
import java.util.ArrayList;
import java.util.List;

/** With a leftover /migration Kafka skips the copy and writes an empty cluster over ZooKeeper (strimzi#11262). */
final class NotBegun extends MigrationCheck {
    private final boolean own;

    /** @param own whether Gregor has deployed the cluster */
    NotBegun(boolean own) {
        super("not-begun", "no migration has begun or left anything");
        this.own = own;
    }

    @Override
    public Verdict examine(MigrationEvidence evidence) {
        List<Finding> findings = new ArrayList<>();
        Znodes znodes = evidence.znodes();
        if (znodes.migration()) {
            findings.add(new Finding(
                    "/migration exists" + (znodes.copied().isPresent() ? ", and says that metadata was copied." : "."),
                    "If no migration is under way, delete it: "
                            + (own ? "{gregor migrate rollback}." : "zookeeper-shell.sh HOST:PORT delete /migration")));
        }
        znodes.kraftController()
                .ifPresent(id -> findings.add(new Finding(
                        "/controller names the KRaft controller " + id + ".",
                        "If no migration is under way, stop that controller, and delete /controller.")));
        return Verdict.of("/migration and /controller", findings);
    }
}
