package ai.voicecore.gregor.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The files of the example directory fit together.
 *
 * <p>After a change of the generator, this command writes the file again: {@code ./mvnw -pl cli test
 * -Dtest=VoiceCoreEventsTest -Dexamples.rewrite}
 */
class VoiceCoreEventsTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "voicecore");
    private static final int FOUR_MEGABYTES = 4_000_000;

    @BeforeAll
    static void rewriteWhenAsked() throws IOException {
        if (System.getProperty("examples.rewrite") != null) {
            Files.writeString(EXAMPLE.resolve("events.jsonl"), VoiceCoreEvents.jsonLines());
        }
    }

    @Test
    void theCommittedEventsAreTheGeneratedOnes() throws IOException {
        String generated = VoiceCoreEvents.jsonLines();
        List<String> committed = Files.readAllLines(EXAMPLE.resolve("events.jsonl"));

        assertThat(committed).isEqualTo(generated.lines().toList()).hasSize(10_000);
        assertThat(generated.getBytes(UTF_8)).hasSizeLessThan(FOUR_MEGABYTES);
    }

    @Test
    void everyEventFitsTheSchemaOfItsTopic() {
        ReplayInput input = ReplayInput.read(EXAMPLE);

        assertThat(input.events()).hasSize(VoiceCoreEvents.COUNT);
        assertThat(input.events().stream().map(ReplayEvent::topic).distinct())
                .containsExactlyInAnyOrderElementsOf(input.schemas().keySet());
    }

    @Test
    void theClusterDeclaresExactlyTheTopicsWithASchema() throws IOException {
        Object yaml = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(EXAMPLE.resolve("cluster.yaml")));

        var declared = new TreeSet<>();
        for (Object topic : (List<?>) ((Map<?, ?>) yaml).get("topics")) {
            declared.add(((Map<?, ?>) topic).get("name"));
        }
        assertThat(declared)
                .containsExactlyElementsOf(ReplayInput.read(EXAMPLE).schemas().keySet());
    }

    @Test
    void eventsAreSortedByTimeAndCallsOverlap() {
        List<ReplayEvent> events = ReplayInput.read(EXAMPLE).events();

        assertThat(events).extracting(event -> (long) event.value().get("at")).isSorted();
        long switches = 0;
        for (int i = 1; i < events.size(); i++) {
            switches += events.get(i).key().equals(events.get(i - 1).key()) ? 0 : 1;
        }
        assertThat(switches).isGreaterThan(3_000);
    }

    @Test
    void everyCallStartsAndEndsAndItsFramesAreCounted() {
        Map<String, List<ReplayEvent>> calls =
                ReplayInput.read(EXAMPLE).events().stream().collect(groupingBy(ReplayEvent::key));

        assertThat(calls).hasSizeBetween(300, 600);
        calls.forEach((call, events) -> {
            List<String> life = of("voicecore.call.events", "type", events);
            assertThat(life).as(call).isIn(List.of("STARTED", "ENDED"), Arrays.asList("STARTED", "ANSWERED", "ENDED"));
            List<String> frames = of("voicecore.audio.frames", "sequence", events);
            for (int i = 0; i < frames.size(); i++) {
                assertThat(frames.get(i)).as(call).isEqualTo(String.valueOf(i));
            }
            long finals = of("voicecore.transcripts", "status", events).stream()
                    .filter("FINAL"::equals)
                    .count();
            assertThat(of("voicecore.agent.responses", "latencyMs", events)).hasSize((int) finals);
        });
    }

    /** Readers with an old version continue to work: each nullable field has a default (BACKWARD). */
    @Test
    void everyNullableFieldHasADefault() {
        ReplayInput.read(EXAMPLE).schemas().values().stream()
                .flatMap(schema -> schema.getFields().stream())
                .filter(field -> field.schema().getType() == Schema.Type.UNION)
                .forEach(field ->
                        assertThat(field.hasDefaultValue()).as(field.name()).isTrue());
    }

    private static List<String> of(String topic, String field, List<ReplayEvent> events) {
        return events.stream()
                .filter(event -> event.topic().equals(topic))
                .map(event -> String.valueOf(event.value().get(field)))
                .toList();
    }
}
