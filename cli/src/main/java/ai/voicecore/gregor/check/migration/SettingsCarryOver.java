package ai.voicecore.gregor.check.migration;

import ai.voicecore.gregor.check.Finding;
import ai.voicecore.gregor.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Settings that KRaft does not store, or needs on the controllers too. */
final class SettingsCarryOver extends MigrationCheck {
    private static final int MAX_LENGTH = Short.MAX_VALUE;

    /** Setting → its default; another value needs a class of the user's on the controllers. */
    private static final Map<String, String> CLASSES = Map.of(
            "principal.builder.class",
            "org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder",
            "create.topic.policy.class.name",
            "",
            "alter.config.policy.class.name",
            "",
            "authorizer.class.name",
            "");

    SettingsCarryOver() {
        super("settings", "all settings can be carried over");
    }

    @Override
    public Verdict examine(MigrationEvidence evidence) {
        List<Finding> findings = new ArrayList<>();
        evidence.stored()
                .settings()
                .forEach((entity, settings) -> settings.entrySet().stream()
                        .filter(setting -> setting.getValue().length() > MAX_LENGTH)
                        .forEach(setting -> findings.add(new Finding(
                                setting.getKey() + " of " + entity + " has "
                                        + setting.getValue().length() + " characters, and KRaft stores at most "
                                        + MAX_LENGTH + ".",
                                "Shorten it."))));
        CLASSES.forEach((setting, usual) -> evidence.setting(setting).values().stream()
                .filter(value -> value != null && !value.isEmpty() && !value.equals(usual))
                .distinct()
                .forEach(value -> findings.add(new Finding(
                        setting + " is " + value + ", which the controllers need too.",
                        "Gregor does not carry such classes to controllers: migrate without it."))));
        return Verdict.of(evidence.stored().settings().size() + " entities with settings of their own", findings);
    }
}
