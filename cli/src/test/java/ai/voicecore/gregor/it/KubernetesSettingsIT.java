package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.OnKubernetes;
import ai.voicecore.gregor.testing.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Settings on Kubernetes: compared by meaning, refused with their line, and validated by the release that will run
 * before a pod is stopped.
 */
@Tag("long")
@Timeout(600)
@OnKubernetes
class KubernetesSettingsIT {
    private static final String SPEC = """
            version: 3.9.2
            registry: {enabled: false}
            connect: {enabled: false}
            config: {log.retention.ms: 86400000}
            topics:
              - name: calls
                partitions: 3
                config:
                  cleanup.policy: "compact, delete"
                  min.cleanable.dirty.ratio: 0.50
                  segment.bytes: 524288
            """;
    private static final String OTHERWISE = SPEC.replace("compact, delete", "delete,compact")
            .replace("0.50", "5e-1")
            .replace("86400000", "'086400000'");

    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.ofOlderKafka("it-settings");

    @Test
    void settingsAreValidatedBeforeAnythingIsChanged() {
        NAMESPACE.deploy(SPEC, "--no-validate").expect(0);
        Map<String, String> pods = NAMESPACE.pods();

        assertThat(NAMESPACE.deploy(OTHERWISE, "--no-validate").expect(0).out()).contains("nothing was changed");
        assertThat(topics("diff", OTHERWISE).expect(0).out()).contains("as it is declared");
        topics("apply", OTHERWISE).expect(0);

        for (String wrong : List.of(
                SPEC.replace("0.50", "0.50\n      segment.ms: 7d"),
                SPEC.replace("0.50", "0.50\n      segment.msec: 7"),
                SPEC.replace("partitions: 3", "partitions: 3\n    replication: 9"))) {
            for (Outcome refused : List.of(
                    NAMESPACE.deploy(wrong),
                    NAMESPACE.deploy(wrong, "--dry-run"),
                    topics("diff", wrong),
                    topics("apply", wrong))) {
                assertThat(refused.expect(2).err()).containsPattern("\\.yaml:[0-9]+: topics\\[0]\\.");
            }
        }
        assertThat(NAMESPACE
                        .deploy(SPEC.replace("log.retention.ms", "log.retension.ms"))
                        .expect(2)
                        .err())
                .containsPattern("\\.yaml:[0-9]+: config\\.log\\.retension\\.ms")
                .contains("Did you mean `log.retention.ms`?");

        for (Outcome refused : List.of(
                NAMESPACE.run("upgrade", "--to", "4.3.1", "--dry-run"), NAMESPACE.run("upgrade", "--to", "4.3.1"))) {
            assertThat(refused.expect(2).err())
                    .contains(
                            "topic calls, segment.bytes: is 524288", "a broker of Kafka 4.3.1 does not start with it");
        }
        assertThat(NAMESPACE.run("upgrade", "--to", "4.0.0").expect(2).err())
                .as("the image has no such release")
                .contains("its image", "does not have kafka-4.0.0-kraft");
        Path wrong = NAMESPACE.spec(
                "profile: local\nkubernetes: {namespace: " + NAMESPACE.name() + ", image: 'nobody/has:this'}\n" + SPEC);
        assertThat(NAMESPACE
                        .run("deploy", "-f", wrong.toString(), "--no-validate")
                        .expect(1)
                        .err())
                .as("an image that is not there")
                .contains("would not start again", "nobody/has:this cannot be pulled", "runs on as it was");
        assertThat(NAMESPACE.pods()).as("no pod was stopped").isEqualTo(pods);
        assertThat(NAMESPACE.deploy(SPEC, "--no-validate").expect(0).out()).contains("nothing was changed");
    }

    private static Outcome topics(String command, String yaml) {
        Path spec = NAMESPACE.write(yaml);
        return NAMESPACE.run("topics " + command, "-f", spec.toString());
    }
}
