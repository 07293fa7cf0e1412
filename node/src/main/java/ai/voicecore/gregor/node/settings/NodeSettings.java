package ai.voicecore.gregor.node.settings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings from the environment, read once and validated. {@code Main} documents the variables.
 *
 * @param nodeDir where {@code config/} and {@code logs/} are
 * @param httpPort 0 for any free port
 * @param clusterId present for every KRaft role; for a ZooKeeper-mode broker, if it must match the disk
 * @param serverId ZooKeeper's own id; absent for a standalone server
 * @param formatOptions further arguments of {@code kafka-storage format}, such as {@code --no-initial-controllers}
 * @param properties the role's configuration
 */
public record NodeSettings(
        Role role,
        Path nodeDir,
        String httpHost,
        int httpPort,
        LogTarget log,
        FormatRule format,
        List<String> formatOptions,
        Optional<String> clusterId,
        OptionalInt serverId,
        SortedMap<String, String> properties) {

    private static final String MIGRATION = "zookeeper.metadata.migration.enable";

    public enum LogTarget {
        FILE,
        CONSOLE
    }

    /** Whether empty storage may be formatted. */
    public enum FormatRule {
        IF_NEW,
        NEVER
    }

    /** Reads and checks the environment.
     *
     * @throws Refusal when a variable is missing, cannot be read, or contradicts another */
    public static NodeSettings from(Map<String, String> environment) {
        Role role = choice(environment, "GREGOR_ROLE", Role.class, null);
        NodeSettings settings = new NodeSettings(
                role,
                Path.of(required(environment, "GREGOR_NODE_DIR")).toAbsolutePath(),
                environment.getOrDefault("GREGOR_HTTP_HOST", "127.0.0.1"),
                number("GREGOR_HTTP_PORT", required(environment, "GREGOR_HTTP_PORT"), 0, 65535),
                choice(environment, "GREGOR_LOG", LogTarget.class, "file"),
                formatRule(environment),
                words(environment.getOrDefault("GREGOR_FORMAT_OPTIONS", "")),
                Optional.ofNullable(environment.get("CLUSTER_ID")).filter(id -> !id.isBlank()),
                serverId(role, environment),
                PropertyNames.fromEnvironment(role, environment));
        settings.check();
        return settings;
    }

    private static FormatRule formatRule(Map<String, String> environment) {
        boolean wasFormatted = CommaList.of(environment.getOrDefault("GREGOR_FORMATTED", ""))
                .contains(environment.getOrDefault("GREGOR_NODE", ""));
        FormatRule rule = choice(environment, "GREGOR_FORMAT", FormatRule.class, "if-new");
        return wasFormatted ? FormatRule.NEVER : rule;
    }

    /**
     * Whether it is a broker of a ZooKeeper cluster, also during a migration: {@code zookeeper.connect} without {@code
     * process.roles}.
     */
    public boolean isZooKeeperMode() {
        return role == Role.BROKER && !properties.containsKey("process.roles");
    }

    /** Where a broker or controller has its metadata: zookeeper, migration or kraft; empty for other roles. */
    public Optional<String> metadata() {
        if (!role.isKafka()) {
            return Optional.empty();
        }
        String settled = isZooKeeperMode() ? "zookeeper" : "kraft";
        boolean migrates =
                Boolean.parseBoolean(properties.getOrDefault(MIGRATION, "false").trim());
        return Optional.of(migrates ? "migration" : settled);
    }

    /** {@code node.id} or {@code broker.id}, which every Kafka role has, or ZooKeeper's own id. */
    public OptionalInt nodeId() {
        String id = properties.getOrDefault("node.id", properties.get("broker.id"));
        return role.isKafka() && id != null ? OptionalInt.of(Integer.parseInt(id.trim())) : serverId;
    }

    public Path configFile() {
        return nodeDir.resolve("config").resolve(role.fileName());
    }

    private void check() {
        if (!role.isKafka()) {
            if (properties.isEmpty()) {
                throw new Refusal(
                        "GREGOR_ROLE is " + role + ", and no " + role.prefix() + "* variable is set.",
                        "Give the configuration as " + role.prefix() + "* variables.");
            }
            return;
        }
        String id = properties.getOrDefault("node.id", properties.get("broker.id"));
        if (id == null) {
            throw new Refusal("KAFKA_NODE_ID is not set.", "Set it to this node's id (KAFKA_BROKER_ID does as well).");
        }
        number("KAFKA_NODE_ID", id, 0, Integer.MAX_VALUE);
        String roles = properties.get("process.roles");
        if (isZooKeeperMode()) {
            if (!properties.containsKey("zookeeper.connect")) {
                throw new Refusal(
                        "GREGOR_ROLE is BROKER, and neither KAFKA_PROCESS_ROLES nor KAFKA_ZOOKEEPER_CONNECT is set.",
                        "Set KAFKA_PROCESS_ROLES=broker for KRaft, or KAFKA_ZOOKEEPER_CONNECT for a ZooKeeper cluster.");
            }
        } else if (roles == null || !rolesOf(roles).equals(rolesOf(processRoles()))) {
            throw new Refusal(
                    "GREGOR_ROLE is " + role + ", but KAFKA_PROCESS_ROLES is " + (roles == null ? "not set" : roles)
                            + ".",
                    "Set KAFKA_PROCESS_ROLES=" + processRoles() + ", or the role that is meant.");
        } else if (clusterId.isEmpty()) {
            throw new Refusal(
                    "CLUSTER_ID is not set, and KRaft storage cannot be checked or formatted without it.",
                    "Set CLUSTER_ID to the id of the cluster, the same on every node.");
        }
    }

    private String processRoles() {
        return role == Role.COMBINED ? "broker,controller" : role.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> rolesOf(String list) {
        return CommaList.of(list).stream().sorted().toList();
    }

    private static OptionalInt serverId(Role role, Map<String, String> environment) {
        String id = environment.get(PropertyNames.ZOOKEEPER_SERVER_ID);
        if (role != Role.ZOOKEEPER || id == null) {
            return OptionalInt.empty();
        }
        // ZooKeeper's administrator's guide: 1 to 255, and 1 to 254 with extended types.
        return OptionalInt.of(number(PropertyNames.ZOOKEEPER_SERVER_ID, id, 1, 255));
    }

    private static int number(String variable, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text.trim());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number out of range.
        }
        throw new Refusal(
                variable + " is '" + text + "', which is not a number from " + least + " to " + most + ".",
                "Set " + variable + " to such a number.");
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.trim().split("\\s+", -1));
    }

    private static String required(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw new Refusal(
                    variable + " is not set.",
                    "Set it; a Gregor node gets its whole configuration from its environment.");
        }
        return value;
    }

    private static <E extends Enum<E>> E choice(
            Map<String, String> environment, String variable, Class<E> type, @Nullable String otherwise) {
        String value =
                otherwise == null ? required(environment, variable) : environment.getOrDefault(variable, otherwise);
        String wanted = value.trim().replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(wanted)) {
                return constant;
            }
        }
        throw new Refusal(
                variable + " is '" + value + "', which is not known.",
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().replace('_', '-'))
                        .collect(Collectors.joining(", ", "Use one of: ", ".")));
    }
}
