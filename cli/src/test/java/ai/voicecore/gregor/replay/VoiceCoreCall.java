package ai.voicecore.gregor.replay;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** An invented call with all of its events, in the order of time. */
final class VoiceCoreCall {
    /** The maximum per call: 3 call events, 4 turns of 13 events, 3 audit entries and 3 measurements. */
    static final int MAX_EVENTS = 61;

    private static final String[] TENANTS = {"acme-air", "lumen-bank", "northwind-health", "orchard-retail"};
    private static final String[] REGIONS = {"eu-west-1", "us-east-1", "ap-south-1"};
    private static final String[] CODECS = {"OPUS", "OPUS", "OPUS", "PCMU", "G722"};
    private static final int FRAME_MS = 20;

    /** One event, without its key, which is the call id. */
    record Event(String topic, long at, Map<String, Object> value) {}

    private final List<Event> events = new ArrayList<>();
    private final Random random;
    private final String callId;
    private final String tenant;
    private final String agentId;
    private final String region;
    private final String direction;
    private final String from;
    private final String to;
    private final String codec;
    private long now;
    private long sequence;

    VoiceCoreCall(Random random, long start) {
        this.random = random;
        this.now = start;
        callId = "call-%010x".formatted(random.nextLong() >>> 24);
        tenant = one(TENANTS);
        agentId = "agent-" + tenant.charAt(0) + (1 + random.nextInt(3));
        region = one(REGIONS);
        direction = random.nextInt(5) == 0 ? "OUTBOUND" : "INBOUND";
        from = "+1555%07d".formatted(random.nextInt(10_000_000));
        to = "+1800%07d".formatted(random.nextInt(10_000_000));
        codec = one(CODECS);
        live();
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    private void live() {
        callEvent("STARTED");
        now += 1_000 + random.nextInt(6_000);
        if (random.nextInt(20) == 0) {
            var ended = callEvent("ENDED");
            ended.put("endReason", random.nextBoolean() ? "NO_ANSWER" : "FAILED");
            return;
        }
        callEvent("ANSWERED").put("agentId", agentId);
        long answered = now;
        boolean recorded = consent();
        int turns = 1 + random.nextInt(4);
        for (int turn = 0; turn < turns; turn++) {
            turn(VoiceCoreDialogue.turn(random, turn == turns - 1), turn, answered);
        }
        end(answered, turns);
        after(recorded, turns);
    }

    private boolean consent() {
        now += 300 + random.nextInt(500);
        boolean given = random.nextInt(10) > 0;
        audit("CALLER", from, given ? "CONSENT_GIVEN" : "CONSENT_REFUSED", "ALLOWED", "recording notice played");
        return given;
    }

    private void turn(VoiceCoreDialogue said, int utterance, long answered) {
        now += 400 + random.nextInt(1_500);
        long began = now;
        int frames = 3 + random.nextInt(6);
        for (int i = 0; i < frames; i++) {
            frame();
        }
        int revision = 0;
        String[] words = said.text().split(" ");
        for (int heard = 3; heard < words.length && revision < 2; heard += 4) {
            now += 500 + random.nextInt(400);
            String text = String.join(" ", List.of(words).subList(0, heard));
            transcript(utterance, revision++, "PARTIAL", text, began - answered);
        }
        now += 600 + random.nextInt(600);
        long ended = now;
        now += 80 + random.nextInt(120);
        var result = transcript(utterance, revision, "FINAL", said.text(), began - answered);
        result.put("confidence", rounded(0.82 + 0.17 * random.nextDouble()));
        result.put("endMs", ended - answered);
        intent(said, utterance);
        respond(said, utterance, ended);
    }

    private void frame() {
        var value = event("voicecore.audio.frames");
        value.put("speaker", "CALLER");
        value.put("sequence", sequence++);
        value.put("codec", codec);
        value.put("sampleRateHz", codec.equals("OPUS") ? 48_000 : codec.equals("G722") ? 16_000 : 8_000);
        value.put("durationMs", FRAME_MS);
        // A real frame has 40 to 160 bytes; these are shorter to keep the file small.
        byte[] payload = new byte[24];
        random.nextBytes(payload);
        value.put("payload", Base64.getEncoder().encodeToString(payload));
        now += FRAME_MS;
    }

    private Map<String, Object> transcript(int utterance, int revision, String status, String text, long startMs) {
        var value = event("voicecore.transcripts");
        value.put("utterance", utterance);
        value.put("revision", revision);
        value.put("status", status);
        value.put("text", text);
        value.put("startMs", startMs);
        return value;
    }

    private void intent(VoiceCoreDialogue said, int utterance) {
        now += 30 + random.nextInt(60);
        double confidence = rounded(0.6 + 0.39 * random.nextDouble());
        var value = event("voicecore.intents");
        value.put("utterance", utterance);
        value.put("intent", said.intent());
        value.put("confidence", confidence);
        if (confidence < 0.75) {
            // Map.of has a different order in each JVM.
            var alternative = new LinkedHashMap<String, Object>();
            alternative.put("intent", "smalltalk.other");
            alternative.put("confidence", rounded((1 - confidence) / 2));
            value.put("alternatives", List.of(alternative));
        }
        if (!said.slots().isEmpty()) {
            value.put("slots", said.slots());
        }
        value.put("model", "intent-v7");
    }

    private void respond(VoiceCoreDialogue said, int utterance, long ended) {
        // Most answers arrive in less than a second; one in twenty waits for a slow backend.
        now += 150 + random.nextInt(500) + (random.nextInt(20) == 0 ? 1_500 : 0);
        var value = event("voicecore.agent.responses");
        value.put("utterance", utterance);
        value.put("agentId", agentId);
        value.put("text", said.answer());
        value.put("action", said.action());
        value.put("latencyMs", now - ended);
        value.put("model", "dialogue-v3");
        value.put("tokens", 12 + said.answer().length() / 4);
        now += 1_000 + 40L * said.answer().length();
    }

    private void end(long answered, int turns) {
        now += 200 + random.nextInt(2_000);
        var ended = callEvent("ENDED");
        ended.put("agentId", agentId);
        ended.put("endReason", turns == 4 && random.nextInt(3) == 0 ? "TRANSFERRED" : "CALLER_HUNG_UP");
        ended.put("durationMs", now - answered);
    }

    private void after(boolean recorded, int turns) {
        now += 50 + random.nextInt(200);
        measure("TURNS", turns);
        measure("MEAN_OPINION_SCORE", rounded(3.6 + 0.9 * random.nextDouble()));
        measure("JITTER_MS", rounded(2 + 20 * random.nextDouble() * random.nextDouble()));
        if (recorded) {
            now += 500 + random.nextInt(1_500);
            audit("SERVICE", "recorder", "RECORDING_STORED", "ALLOWED", null);
        }
        if (random.nextInt(4) == 0) {
            now += 5_000 + random.nextInt(60_000);
            String outcome = random.nextInt(6) == 0 ? "DENIED" : "ALLOWED";
            audit("USER", "supervisor@" + tenant, "TRANSCRIPT_READ", outcome, "quality review");
        }
    }

    /** One more measurement, some time after the last event. */
    void measureSentiment() {
        now += 1_000 + random.nextInt(5_000);
        measure("SENTIMENT", rounded(2 * random.nextDouble() - 1));
    }

    private void measure(String metric, double number) {
        var value = event("voicecore.analytics");
        value.put("metric", metric);
        value.put("value", number);
        if (metric.equals("JITTER_MS")) {
            value.put("labels", Map.of("codec", codec));
        }
        value.put("region", region);
    }

    private void audit(String kind, String id, String action, String outcome, @Nullable String detail) {
        var actor = new LinkedHashMap<String, Object>();
        actor.put("kind", kind);
        actor.put("id", id);
        var value = event("voicecore.audit");
        value.put("actor", actor);
        value.put("action", action);
        value.put("outcome", outcome);
        if (detail != null) {
            value.put("detail", detail);
        }
    }

    private Map<String, Object> callEvent(String type) {
        var value = event("voicecore.call.events");
        value.put("type", type);
        value.put("direction", direction);
        value.put("from", from);
        value.put("to", to);
        return value;
    }

    private Map<String, Object> event(String topic) {
        var value = new LinkedHashMap<String, Object>();
        value.put("callId", callId);
        value.put("tenant", tenant);
        value.put("at", now);
        events.add(new Event(topic, now, value));
        return value;
    }

    private String one(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static double rounded(double number) {
        return Math.round(number * 1_000) / 1_000.0;
    }
}
