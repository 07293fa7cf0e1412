package ai.voicecore.gregor.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayInputTest {
    private static final String SCHEMA = """
            {"type": "record", "name": "Call", "fields": [
              {"name": "id", "type": "string"},
              {"name": "ms", "type": "long"},
              {"name": "sound", "type": ["null", "bytes"], "default": null},
              {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["UP", "DOWN"]}, "default": "UP"},
              {"name": "scores", "type": {"type": "array", "items": "double"}, "default": []},
              {"name": "loss", "type": ["null", "int"], "default": null}
            ]}""";

    @TempDir
    private Path directory;

    @BeforeEach
    void createOneSchema() throws IOException {
        Files.createDirectory(directory.resolve("schemas"));
        Files.writeString(directory.resolve("schemas/calls.avsc"), SCHEMA);
    }

    @Test
    void anEventHasItsLineAndItsDefaults() throws IOException {
        events(call("{\"id\": \"a\", \"ms\": 5}"), call("{\"id\": \"b\", \"ms\": 6, \"scores\": [1, 0.5]}"));

        ReplayInput input = ReplayInput.read(directory);

        assertThat(input.events()).extracting(ReplayEvent::line).containsExactly(1, 2);
        assertThat(input.events().getFirst().value().toString())
                .isEqualTo(
                        "{\"id\": \"a\", \"ms\": 5, \"sound\": null, \"state\": \"UP\", \"scores\": [], \"loss\": null}");
    }

    @Test
    void aValueIsUnchangedAfterEncodingAndDecoding() throws Exception {
        events(call("{\"id\":\"a\",\"ms\":5,\"sound\":\"AAEC/w==\",\"state\":\"DOWN\",\"scores\":[1,0.5],\"loss\":3}"));
        var value = ReplayInput.read(directory).events().getFirst().value();

        byte[] message = WireFormat.encode(0x01020304, value);

        assertThat(message).startsWith(0, 1, 2, 3, 4);
        assertThat(WireFormat.decode(message, id -> id == 0x01020304 ? value.getSchema() : null))
                .hasValue(value);
    }

    @Test
    void bytesInAnotherFormatAreDetected() throws Exception {
        events(call("{\"id\":\"a\",\"ms\":5}"));
        var value = ReplayInput.read(directory).events().getFirst().value();
        byte[] message = WireFormat.encode(1, value);
        byte[] longer = Arrays.copyOf(message, message.length + 1);
        byte[] shorter = Arrays.copyOf(message, message.length - 1);

        byte[] withoutMagic = message.clone();
        withoutMagic[0] = 1;

        for (byte[] wrong : List.of(withoutMagic, new byte[] {0, 0}, longer, shorter)) {
            assertThat(WireFormat.decode(wrong, id -> value.getSchema())).isEmpty();
        }
        assertThat(WireFormat.decode(message, id -> value.getSchema())).hasValue(value);
    }

    @Test
    void eachInvalidLineIsNamedWithItsProblem() throws IOException {
        events(
                call("{\"id\": \"a\", \"ms\": 5}"),
                "{\"topic\": ",
                "",
                call("{\"id\": \"a\"}"),
                call("{\"id\": \"a\", \"ms\": \"now\"}"),
                call("{\"id\": \"a\", \"ms\": 5, \"sate\": \"UP\"}"),
                call("{\"id\": \"a\", \"ms\": 5, \"loss\": 5000000000}"),
                call("{\"id\": \"a\", \"ms\": 5, \"state\": \"LOST\"}"),
                "{\"topic\": \"bills\", \"key\": \"k\", \"value\": {}}",
                "{\"topic\": \"calls\", \"key\": \"\", \"value\": {}}",
                "{\"topic\": \"calls\", \"key\": \"k\", \"when\": 1, \"value\": {}}");

        assertThatThrownBy(() -> ReplayInput.read(directory))
                .isInstanceOf(Failure.class)
                .message()
                .satisfies(message -> assertThat(message.lines().map(ReplayInputTest::fromFileName))
                        .satisfiesExactly(
                                line -> assertThat(line).startsWith("events.jsonl:2: not JSON"),
                                line -> assertThat(line).startsWith("events.jsonl:3: "),
                                line -> assertThat(line).endsWith(":4: value.ms: is missing and has no default"),
                                line -> assertThat(line).endsWith(":5: value.ms: expected long, found \"now\""),
                                line -> assertThat(line).endsWith(":6: value.sate: Call has no such field"),
                                line -> assertThat(line).endsWith(":7: value.loss: expected int, found 5000000000"),
                                line -> assertThat(line).contains(":8: value.state: expected one of [UP, DOWN]"),
                                line -> assertThat(line).contains(":9: no schema for topic \"bills\""),
                                line -> assertThat(line).contains(":10: \"key\" must be a string"),
                                line -> assertThat(line).contains(":11: unknown key \"when\"")));
    }

    @Test
    void anInvalidSchemaIsNamed() throws IOException {
        events();
        Files.writeString(directory.resolve("schemas/bills.avsc"), "{\"type\": \"recrod\"}");

        assertThatThrownBy(() -> ReplayInput.read(directory)).hasMessageContaining("bills.avsc: not an Avro schema");
    }

    @Test
    void textThatIsNotUtf8IsReportedWithItsPlace() throws IOException {
        byte[] good = (call("{\"id\": \"a\", \"ms\": 5}") + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] bad = Arrays.copyOf(good, good.length + 1);
        bad[good.length] = (byte) 0xff;
        Files.write(directory.resolve("events.jsonl"), bad);

        assertThatThrownBy(() -> ReplayInput.read(directory)).hasMessageContaining("events.jsonl");
    }

    @Test
    void missingFilesOfTheDirectoryAreNamed() throws IOException {
        assertThatThrownBy(() -> ReplayInput.read(directory)).hasMessageContaining("events.jsonl");
        Files.delete(directory.resolve("schemas/calls.avsc"));
        assertThatThrownBy(() -> ReplayInput.read(directory)).hasMessageContaining("Add one file <topic>.avsc");
    }

    private static String fromFileName(String line) {
        return line.substring(line.indexOf("events.jsonl"));
    }

    private static String call(String value) {
        return "{\"topic\": \"calls\", \"key\": \"k\", \"value\": " + value + "}";
    }

    private void events(String... lines) throws IOException {
        Files.writeString(directory.resolve("events.jsonl"), String.join("\n", lines));
    }
}
