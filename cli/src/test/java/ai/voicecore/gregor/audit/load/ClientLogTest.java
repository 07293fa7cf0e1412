package ai.voicecore.gregor.audit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ClientLogTest {
    private static final Logger KAFKA = LoggerFactory.getLogger("org.apache.kafka.clients.producer.internals.Sender");

    @TempDir
    private Path directory;

    @Test
    void onlyLogLinesOfTheAuditsClientsAreSaved() throws Exception {
        Path file = directory.resolve("clients.log");
        ClientLog log = new ClientLog(file, "gregor-audit-1a2b-");

        KAFKA.warn("[Producer clientId=gregor-audit-1a2b-plain] Error: {}", "NOT_LEADER_OR_FOLLOWER");
        KAFKA.warn("[AdminClient clientId=gregor] Node 1 disconnected.");
        KAFKA.debug("[Producer clientId=gregor-audit-1a2b-plain] Sent a request");
        log.note("the load ends");
        log.close();
        KAFKA.warn("[Producer clientId=gregor-audit-1a2b-plain] after the end");

        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .first()
                .asString()
                .endsWith(" WARNING [Producer clientId=gregor-audit-1a2b-plain] Error: NOT_LEADER_OR_FOLLOWER");
        assertThat(Files.readAllLines(file)).last().asString().endsWith(" INFO the load ends");
    }

    @Test
    void twoAuditsAtTheSameTimeHaveSeparateLogs() throws Exception {
        Path one = directory.resolve("one.log");
        Path other = directory.resolve("other.log");
        ClientLog first = new ClientLog(one, "gregor-audit-1-");
        ClientLog second = new ClientLog(other, "gregor-audit-2-");
        first.close();

        KAFKA.info("[Producer clientId=gregor-audit-2-plain] Node 1 disconnected.");
        second.close();

        assertThat(one).isEmptyFile();
        assertThat(Files.readString(other)).contains("Node 1 disconnected.");
    }
}
