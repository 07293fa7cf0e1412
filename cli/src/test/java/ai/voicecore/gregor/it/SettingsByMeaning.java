package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.Outcome;
import ai.voicecore.gregor.testing.TestCluster;
import ai.voicecore.gregor.testing.TopicFacts;
import java.nio.file.Path;
import java.util.Map;

/** Settings of topics in different notations, tested on a running cluster. */
final class SettingsByMeaning {
    private static final String SPELLED = """

              - name: spelled
                partitions: 3
                config:
                  cleanup.policy: "compact, delete"
                  min.cleanable.dirty.ratio: 0.50
                  preallocate: False
                  retention.ms: 0604800000
                  min.compaction.lag.ms: %d
                  max.compaction.lag.ms: %d
            """;

    private final TestCluster cluster;
    private final String base;

    /** @param base the spec of the cluster; it ends with the topics as a block list with an indentation of two */
    SettingsByMeaning(TestCluster cluster, String base) {
        this.cluster = cluster;
        this.base = base.stripTrailing();
    }

    void run() {
        Map<String, Long> before = cluster.pids();
        differentNotationsAreNoChange();
        settingsAreChangedTogether();
        anInvalidSettingIsRefusedWithItsLine();
        aRefusedTopicDoesNotStopTheOthers();
        deployAcceptsAnImportedSpec();
        assertThat(cluster.pids()).as("nothing was restarted").isEqualTo(before);
        cluster.spec(base);
        cluster.deploy("--no-validate").expect(0);
    }

    private void differentNotationsAreNoChange() {
        cluster.spec(base + SPELLED.formatted(20_000, 40_000));
        cluster.deploy("--no-validate").expect(0);

        assertThat(cluster.deploy("--no-validate").expect(0).out()).contains("nothing was changed");
        diff(0);
        cluster.validate().holds();
        assertThat(TopicFacts.read(cluster).get("spelled").config()).containsEntry("cleanup.policy", "compact,delete");
    }

    /** The larger setting alone would be refused, because the smaller one must not be larger than it. */
    private void settingsAreChangedTogether() {
        Path lower = cluster.write("lower", base + SPELLED.formatted(10, 20));
        assertThat(topics("diff", lower).expect(3).out())
                .contains("min.compaction.lag.ms 20000 → 10", "max.compaction.lag.ms 40000 → 20");
        topics("apply", lower).expect(0);
        cluster.spec(base + SPELLED.formatted(10, 20));
        diff(0);
    }

    private void anInvalidSettingIsRefusedWithItsLine() {
        Path wrong = cluster.write(
                "wrong",
                (base + SPELLED.formatted(10, 20)).replace("ratio: 0.50", "ratio: 0.50\n      segment.ms: 7d"));
        for (Outcome refused : new Outcome[] {
            cluster.deploy(wrong), cluster.deploy(wrong, "--dry-run"), topics("diff", wrong), topics("apply", wrong)
        }) {
            assertThat(refused.expect(2).err())
                    .containsPattern("wrong\\.yaml:[0-9]+: topics\\[[0-9]+]\\.config\\.segment\\.ms: is `7d`")
                    .contains("Write 604800000.");
        }
    }

    /** In the spec the brokers have no tiered storage; for topics alone only the brokers know this. */
    private void aRefusedTopicDoesNotStopTheOthers() {
        String tiered = (base + SPELLED.formatted(10, 20))
                        .replace("ratio: 0.50", "ratio: 0.50\n      remote.storage.enable: true")
                + "  - {name: beside, partitions: 2}\n";
        Path spec = cluster.write("tiered", tiered);

        assertThat(cluster.deploy(spec).expect(2).err())
                .containsPattern("tiered\\.yaml:[0-9]+: topics\\[[0-9]+]\\.config\\.remote\\.storage\\.enable")
                .contains("the brokers have no tiered storage");
        assertThat(TopicFacts.read(cluster)).as("nothing is done").doesNotContainKey("beside");
        assertThat(topics("diff", spec).expect(3).out()).contains("! spelled: remote.storage.enable", "+ beside");

        Outcome applied = topics("apply", spec).expect(3);
        assertThat(applied.err()).contains("spelled: remote.storage.enable", "which the brokers refuse");
        assertThat(applied.out()).contains("1 changes made, 1 cannot be made.");
        assertThat(TopicFacts.read(cluster)).containsKey("beside");
        assertThat(cluster.run("deploy", "--no-validate").expect(0).out())
                .as("what could not be made is not remembered")
                .contains("nothing was changed");
        assertThat(cluster.run("topics", "diff").expect(0).out()).contains("as it is declared");
    }

    private void deployAcceptsAnImportedSpec() {
        Map<String, TopicFacts> before = TopicFacts.read(cluster);
        Path imported = cluster.write(
                "imported", cluster.run("topics", "import").expect(0).out());
        cluster.deploy(imported, "--no-validate").expect(0);

        assertThat(TopicFacts.read(cluster)).isEqualTo(before);
        assertThat(cluster.deploy(imported, "--no-validate").expect(0).out()).contains("nothing was changed");
    }

    private void diff(int code) {
        cluster.run("topics", "diff").expect(code);
    }

    private Outcome topics(String command, Path spec) {
        return cluster.run("topics", command, "-f", spec.toString());
    }
}
