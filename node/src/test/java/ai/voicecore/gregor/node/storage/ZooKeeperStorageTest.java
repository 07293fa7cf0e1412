package ai.voicecore.gregor.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.voicecore.gregor.node.settings.NodeSettings;
import ai.voicecore.gregor.node.settings.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZooKeeperStorageTest {
    @TempDir
    Path data;

    @Test
    void theIdIsWrittenOnceAndNotChanged() throws Exception {
        Storage.prepare(server("7", "if-new"));
        assertThat(data.resolve("myid")).hasContent("7");

        Storage.prepare(server("7", "never"));
        assertThat(data.resolve("myid")).hasContent("7");
    }

    @Test
    void anotherServersStorageIsRefusedAndNotOverwritten() throws IOException {
        Files.writeString(data.resolve("myid"), "8\n");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Storage.prepare(server("7", "if-new")))
                .withMessageContaining("server 8")
                .withMessageContaining("ZOOKEEPER_SERVER_ID is 7");
        assertThat(data.resolve("myid")).hasContent("8\n");
    }

    @Test
    void anEmptyVolumeOfAServerThatHasRunIsRefused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Storage.prepare(server("7", "never")))
                .withMessageContaining("is empty");
        assertThat(data).isEmptyDirectory();
    }

    private NodeSettings server(String id, String format) {
        return NodeSettings.from(Map.of(
                "GREGOR_ROLE",
                "zookeeper",
                "GREGOR_NODE_DIR",
                data.resolve("..").toString(),
                "GREGOR_HTTP_PORT",
                "0",
                "GREGOR_FORMAT",
                format,
                "ZOOKEEPER_SERVER_ID",
                id,
                "ZOOKEEPER_DATA_DIR",
                data.toString()));
    }
}
