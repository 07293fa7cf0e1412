package ai.voicecore.gregor.cli.report;

import ai.voicecore.gregor.drill.Timeline.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results of drills as data; times are in milliseconds. */
public final class DrillJson {
    private DrillJson() {}

    public static Object of(String cluster, List<DrillOutcome> outcomes) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("cluster", cluster);
        tree.put("holds", outcomes.stream().allMatch(DrillOutcome::holds));
        tree.put("drills", outcomes.stream().map(DrillJson::tree).toList());
        return tree;
    }

    private static Map<String, Object> tree(DrillOutcome outcome) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("drill", outcome.drill().word());
        tree.put("possible", !(outcome instanceof DrillOutcome.NotPossible));
        tree.put("holds", outcome.holds());
        switch (outcome) {
            case DrillOutcome.NotPossible no -> tree.put("reason", no.reason());
            case DrillOutcome.NotBegun no -> tree.put("reason", no.reason());
            case DrillOutcome.Done done -> fill(tree, done);
        }
        return tree;
    }

    private static void fill(Map<String, Object> tree, DrillOutcome.Done done) {
        tree.put("fault", done.result().fault());
        tree.put(
                "withoutAcknowledgementMillis",
                DrillText.produceGap(done.audit()).length().toMillis());
        tree.put(
                "withoutCommitMillis",
                DrillText.commitGap(done.audit()).length().toMillis());
        tree.put("withoutReadMillis", DrillText.readGap(done.audit()).length().toMillis());
        tree.put("elections", done.result().elections());
        tree.put("mostUnderReplicated", done.result().mostUnderReplicated());
        tree.put(
                "wellAfterMillis",
                done.result().whole().map(java.time.Duration::toMillis).orElse(null));
        tree.put("events", done.result().events().stream().map(DrillJson::event).toList());
        tree.put("audit", AuditJson.of(done.audit()));
        tree.put("validation", ValidationJson.of(done.validation()));
    }

    private static Map<String, Object> event(Event event) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("atMillis", event.at().toMillis());
        tree.put("what", event.what());
        return tree;
    }
}
