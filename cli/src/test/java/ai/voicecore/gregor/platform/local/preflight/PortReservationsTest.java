package ai.voicecore.gregor.platform.local.preflight;

import static ai.voicecore.gregor.testing.Clusters.topology;
import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortReservationsTest {
    private static final String ONE_BROKER =
            "brokers: 1\nregistry: {enabled: false}\nconnect: {enabled: false}\nlocal: {portOffset: %d}";

    @TempDir
    private Path directory;

    @Test
    void overlappingPortsAreReservedByOneCommandOnly() {
        PortReservations first = new PortReservations(directory, "the deployment of cluster a (process 7)");
        PortReservations second = new PortReservations(directory, "the deployment of cluster b (process 8)");

        assertThat(first.take(topology(ONE_BROKER.formatted(10)), Set.of())).isEmpty();
        assertThat(first.take(topology(ONE_BROKER.formatted(10)), Set.of()))
                .as("asked again")
                .isEmpty();
        assertThat(second.take(topology(ONE_BROKER.formatted(11)), Set.of()))
                .singleElement()
                .extracting(Problem::sentence)
                .isEqualTo("ports 9103, 9104, 9105 are reserved by the deployment of cluster a (process 7).");
        assertThat(second.take(topology(ONE_BROKER.formatted(500)), Set.of())).isEmpty();
    }

    @Test
    void portsOfRunningNodesAreNotReserved() {
        PortReservations first = new PortReservations(directory, "a");
        first.take(topology(ONE_BROKER.formatted(0)), Set.of());

        assertThat(new PortReservations(directory, "b").take(topology(ONE_BROKER.formatted(0)), Set.of("kafka-0")))
                .isEmpty();
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsIgnored() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThat(new PortReservations(file.resolve("below"), "a").take(topology(ONE_BROKER.formatted(0)), Set.of()))
                .isEmpty();
    }
}
