package ai.voicecore.gregor.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.HostLimits;
import ai.voicecore.gregor.snapshot.NodeResources;
import ai.voicecore.gregor.testing.GivenEvidence;
import ai.voicecore.gregor.testing.Snapshots;
import org.junit.jupiter.api.Test;

class HasCapacityTest {
    private static final long MEBIBYTE = 1024L * 1024;

    private final HasCapacity check = new HasCapacity();

    @Test
    void holdsWithEnoughResources() {
        Verdict verdict = check.examine(GivenEvidence.healthy("topics: [{name: a, partitions: 12}]"));

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.evidence()).isEqualTo("18 partitions, 18 replicas on a broker with a heap of 256 MiB");
    }

    @Test
    void morePartitionsThanAHeapCanHoldAreFound() {
        assertThat(check.examine(GivenEvidence.healthy("topics: [{name: a, partitions: 9000}]"))
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.sentence()).startsWith("heap.broker: 9,006 replicas on a broker");
                    assertThat(finding.remedy()).asString().startsWith("Write `heap: {broker: ");
                });
    }

    @Test
    void holdsWithAWarningIfLittleHeapIsLeft() {
        Verdict verdict = check.examine(GivenEvidence.healthy("topics: [{name: a, partitions: 4000}]"));

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.evidence()).contains("; tight: heap.broker: 4,006 replicas", "Write `heap: {broker: ");
    }

    @Test
    void theLowestLimitOfAllNodesCounts() {
        GivenEvidence evidence = GivenEvidence.healthy("topics: [{name: a, partitions: 600}]");

        assertThat(check.examine(with(evidence, 100, 1_024, 10 * MEBIBYTE)).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence()).contains("a process may have 1,024"));
    }

    @Test
    void aFullHeapIsFoundWithAnyCause() {
        GivenEvidence evidence = GivenEvidence.healthy("");

        assertThat(check.examine(with(evidence, 100, 20_000, 160 * MEBIBYTE)).findings())
                .containsExactly(new Finding(
                        "kafka-0 kept 160 MiB after the last full collection of its heap, which has room for 170 MiB of"
                                + " what stays.",
                        "Write a larger heap for it in the spec, as `heap: {broker: 1g}`, and type {gregor deploy}."));
        assertThat(check.examine(with(evidence, 100, 20_000, 120 * MEBIBYTE)).findings())
                .isEmpty();
    }

    @Test
    void aProcessThatHasOpenedNearlyAllFilesIsFound() {
        assertThat(check.examine(with(GivenEvidence.healthy(""), 19_000, 20_000, 0))
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence())
                        .isEqualTo("kafka-0 has 19000 of 20000 open files that it may have."));
    }

    private static GivenEvidence with(GivenEvidence evidence, long openFiles, long most, long kept) {
        NodeResources resources = new NodeResources(openFiles, new HostLimits(most, 65_530), kept, 170 * MEBIBYTE);
        return evidence.withState(Snapshots.with(resources, evidence.states().getFirst()));
    }
}
