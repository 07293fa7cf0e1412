package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.voicecore.gregor.testing.CommandLine;
import ai.voicecore.gregor.testing.KubernetesNamespace;
import ai.voicecore.gregor.testing.OnKubernetes;
import ai.voicecore.gregor.testing.Signals;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The first deployment uses an image that is on no host and in no registry. */
@Tag("long")
@Timeout(400)
@OnKubernetes
class KubernetesWrongImageIT {
    private static final String SMALL = "registry: {enabled: false}\nconnect: {enabled: false}\n";

    @RegisterExtension
    static final KubernetesNamespace NAMESPACE = KubernetesNamespace.of("it-wrong-image");

    @Test
    void aWrongImageIsReportedAtOnceAndReplacedByTheCorrectSpec() {
        Path wrong = NAMESPACE.spec("profile: local\nkubernetes: {namespace: " + NAMESPACE.name()
                + ", image: nowhere.invalid/gregor:9}\n" + SMALL);
        CommandLine.Running deploy = NAMESPACE.start("deploy", "-f", wrong.toString());
        await("the image is named")
                .atMost(Duration.ofSeconds(30))
                .until(() -> deploy.reported().contains("gregor image build --to nowhere.invalid/gregor:9"));
        Signals.interrupt(deploy.process().pid());
        deploy.await().expect(130);
        assertThat(NAMESPACE.run("status").expect(3).out()).contains("kafka-kraft-2", "nowhere.invalid/gregor:9");

        assertThat(NAMESPACE.deploy(SMALL).expect(0).out()).contains("checks hold");
    }
}
