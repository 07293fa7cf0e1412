package ai.voicecore.gregor.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Generates {@code examples/voicecore/events.jsonl}: invented calls, the same ones each time.
 *
 * <p>The seed is for {@link Random}, whose numbers the Java API defines. Complete calls are generated until one more
 * might not fit; the rest are measurements of existing calls.
 */
final class VoiceCoreEvents {
    static final int COUNT = 10_000;

    private static final long SEED = 1915;
    private static final long FIRST_CALL = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();
    private static final int MEAN_GAP_MS = 14_000;

    private final JsonMapper json = JsonMapper.shared();
    private final Random random = new Random(SEED);

    private VoiceCoreEvents() {}

    /** The file's text: a line per event, in the order of time. */
    static String jsonLines() {
        VoiceCoreEvents made = new VoiceCoreEvents();
        return made.events().stream()
                .sorted(Comparator.comparingLong(VoiceCoreCall.Event::at))
                .map(made::line)
                .collect(Collectors.joining());
    }

    private List<VoiceCoreCall.Event> events() {
        List<VoiceCoreCall> calls = new ArrayList<>();
        int count = 0;
        long start = FIRST_CALL;
        while (count + VoiceCoreCall.MAX_EVENTS <= COUNT) {
            VoiceCoreCall call = new VoiceCoreCall(random, start);
            calls.add(call);
            count += call.events().size();
            start += random.nextInt(2 * MEAN_GAP_MS);
        }
        for (int i = 0; count < COUNT; i++, count++) {
            calls.get(i * 5 % calls.size()).measureSentiment();
        }
        return calls.stream().flatMap(call -> call.events().stream()).toList();
    }

    private String line(VoiceCoreCall.Event event) {
        var line = new LinkedHashMap<String, Object>();
        line.put("topic", event.topic());
        line.put("key", event.value().getOrDefault("callId", ""));
        line.put("value", event.value());
        return json.writeValueAsString(line) + "\n";
    }
}
