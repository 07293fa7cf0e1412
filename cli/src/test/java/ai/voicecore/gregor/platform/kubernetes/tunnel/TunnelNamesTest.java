package ai.voicecore.gregor.platform.kubernetes.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A JVM loads its resolver once, so each case runs in a separate JVM. */
@Timeout(60)
class TunnelNamesTest {
    @Test
    void aNameIsResolvedEvenIfAnIsolatedReleaseHasLookedItUpBefore() throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstLookup.class.getName())
                .redirectErrorStream(true)
                .start();

        String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(jvm.exitValue()).as(said).isZero();
    }

    /** Looks a name up with a class loader that cannot load Gregor's classes, as the loader of a release does. */
    static final class FirstLookup {
        private FirstLookup() {}

        public static void main(String[] none) throws IOException {
            Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
            TunnelNames.install();
            InetAddress.getByName("localhost");
            lookedUpTooEarly();
            InetAddress entrance = InetAddress.getByAddress(new byte[] {127, 9, 9, 1});
            Map<String, InetAddress> entrances = Map.of("kafka-kraft-0.kafka-kraft-headless.some.svc", entrance);
            TunnelNames.add(host -> Optional.ofNullable(entrances.get(host)));
            if (!List.of(InetAddress.getAllByName("kafka-kraft-0.kafka-kraft-headless.some.svc"))
                    .equals(List.of(entrance))) {
                throw new IllegalStateException("another address");
            }
        }

        private static void lookedUpTooEarly() {
            try {
                InetAddress.getAllByName("kafka-kraft-0.kafka-kraft-headless.some.svc");
            } catch (UnknownHostException e) {
                return;
            }
            throw new IllegalStateException("it was known");
        }
    }
}
