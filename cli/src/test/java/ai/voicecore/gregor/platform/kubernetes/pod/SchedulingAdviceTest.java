package ai.voicecore.gregor.platform.kubernetes.pod;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulingAdviceTest {
    /** Messages of the scheduler in Kubernetes 1.30 to 1.35. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0/3 nodes are available: 3 Insufficient cpu | profile: local
                    0/3 nodes are available: 1 Insufficient cpu, 3 Insufficient memory | profile: local
                    0/3 nodes are available: 3 Too many pods | Add hosts
                    0/1 nodes are available: 1 node(s) didn't match pod anti-affinity rules | spread: preferred
                    0/3 nodes are available: 3 node(s) didn't match pod topology spread constraints | spread: preferred
                    0/3 nodes are available: 3 node(s) had untolerated taint {dedicated: infra} | kubectl taint nodes
                    0/3 nodes are available: 3 node(s) had untolerated taint {node.kubernetes.io/not-ready: } | kubectl get nodes
                    0/3 nodes are available: 3 node(s) were unschedulable | uncordon
                    0/3 nodes are available: 3 node(s) had volume node affinity conflict | bring that host back
                    0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector | --show-labels
                    something new | kubectl describe pod
                    """)
    void eachMessageOfTheSchedulerHasItsRemedy(String message, String advice) {
        assertThat(SchedulingAdvice.of(message)).contains(advice);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0/3 nodes are available: 3 Insufficient cpu | spread
                    3 node(s) had untolerated taint {node.kubernetes.io/not-ready: } | kubectl taint
                    3 node(s) had volume node affinity conflict | --show-labels
                    """)
    void noMessageHasTheRemedyOfAnother(String message, String advice) {
        assertThat(SchedulingAdvice.of(message)).doesNotContain(advice);
    }
}
