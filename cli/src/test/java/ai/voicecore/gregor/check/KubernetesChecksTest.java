package ai.voicecore.gregor.check;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.snapshot.WorkloadSnapshot;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot.Budget;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot.Claim;
import ai.voicecore.gregor.snapshot.WorkloadSnapshot.PodHost;
import ai.voicecore.gregor.testing.GivenEvidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubernetesChecksTest {
    private final GivenEvidence evidence = GivenEvidence.healthy("platform: kubernetes");
    private final WorkloadSnapshot healthy = evidence.workloads();

    @Test
    void allHoldInAHealthyCluster() {
        assertThat(new HostsApart().examine(evidence))
                .isEqualTo(Verdict.holds("3 brokers, controllers and ZooKeeper servers on 3 hosts"));
        assertThat(new VolumesBound().examine(evidence))
                .isEqualTo(Verdict.holds("3 of 3 volume claims bound, storage class standard"));
        assertThat(new BudgetsHold().examine(evidence))
                .isEqualTo(Verdict.holds("3 of 3 kinds of nodes have a budget of one eviction"));
    }

    @Test
    void twoBrokersOnOneHostAreFound() {
        List<PodHost> hosts = healthy.hosts().stream()
                .map(pod -> pod.kind().equals("broker") && !pod.pod().endsWith("2")
                        ? new PodHost(pod.pod(), pod.kind(), "host-7")
                        : pod)
                .toList();

        assertThat(new HostsApart()
                        .examine(with(hosts, healthy.claims(), healthy.budgets()))
                        .findings())
                .extracting(Finding::sentence)
                .containsExactly("kafka-kraft-0 and kafka-kraft-1 are on one host, host-7.");
    }

    @Test
    void sharedHostsAreAllowedWithSpreadPreferred() {
        GivenEvidence shared = GivenEvidence.healthy("platform: kubernetes\nkubernetes: {spread: preferred}");
        List<PodHost> hosts = shared.workloads().hosts().stream()
                .map(pod -> new PodHost(pod.pod(), pod.kind(), "the-only-host"))
                .toList();

        assertThat(new HostsApart()
                        .examine(shared.withWorkloads(new WorkloadSnapshot(
                                hosts,
                                shared.workloads().claims(),
                                shared.workloads().budgets())))
                        .findings())
                .isEmpty();
    }

    @Test
    void aPodThatBelongsToNoNodeIsFound() {
        List<PodHost> hosts = new java.util.ArrayList<>(healthy.hosts());
        hosts.add(new PodHost("kafka-9", "broker", "host-9"));

        assertThat(new HostsApart()
                        .examine(with(hosts, healthy.claims(), healthy.budgets()))
                        .findings())
                .extracting(Finding::sentence)
                .containsExactly("Pod kafka-9 is not one of the cluster's nodes.");
    }

    @Test
    void aClaimThatWaitsForItsVolumeIsFound() {
        List<Claim> claims = List.of(
                new Claim("data-kafka-kraft-0", "Bound", "fast"), new Claim("data-kafka-kraft-1", "Pending", "fast"));

        assertThat(new VolumesBound()
                        .examine(with(healthy.hosts(), claims, healthy.budgets()))
                        .findings())
                .extracting(Finding::sentence)
                .containsExactly("Volume claim data-kafka-kraft-1 is Pending.", "kafka-kraft-2 has no volume claim.");
    }

    @Test
    void aMissingBudgetAndOneThatSeesUnhealthyPodsAreFound() {
        List<Budget> budgets =
                List.of(new Budget("kafka", "broker", 2, 3, 0), new Budget("kafka-connect", "connect", 1, 1, 1));

        assertThat(new BudgetsHold()
                        .examine(with(healthy.hosts(), healthy.claims(), budgets))
                        .findings())
                .extracting(Finding::sentence)
                .containsExactly(
                        "Disruption budget kafka sees 2 of 3 pods healthy, and allows 0 evictions.",
                        "There is no disruption budget for registry nodes.");
    }

    private GivenEvidence with(List<PodHost> hosts, List<Claim> claims, List<Budget> budgets) {
        return evidence.withWorkloads(new WorkloadSnapshot(hosts, claims, budgets));
    }
}
