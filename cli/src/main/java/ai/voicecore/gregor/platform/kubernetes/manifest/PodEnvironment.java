package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.topology.KubernetesPlacement;
import ai.voicecore.gregor.topology.Node;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment of a StatefulSet's pods. One template gives each pod the values of its node: what differs between nodes
 * is the pod's name, or a number that ends with the pod's ordinal; Kubernetes inserts both ({@code $(NAME)}, "Define
 * Dependent Environment Variables").
 */
final class PodEnvironment {
    private static final String POD_NAME = "POD_NAME";
    private static final String POD_INDEX = "POD_INDEX";

    /** A reference to the pod's own name. */
    static final String NAME = reference(POD_NAME);

    /** Variable → field of the downward API. */
    private static final Map<String, String> DOWNWARD_API = ofThePod();

    private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\(POD_(NAME|INDEX)\\)");

    /** A dollar sign that Kubernetes would interpret: {@code $(} starts a reference, {@code $$} is one escaped sign. */
    private static final Pattern DOLLAR = Pattern.compile("\\$(?=[$(])");

    /** Settings with values that only the pod knows. */
    private static final Pattern HOST_DEPENDENT = Pattern.compile(".*(ADVERTISED_LISTENERS|BROKER_RACK)");

    private PodEnvironment() {}

    private static Map<String, String> ofThePod() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(POD_NAME, "metadata.name");
        // Kubernetes 1.28 and newer.
        fields.put(POD_INDEX, "metadata.labels['apps.kubernetes.io/pod-index']");
        fields.put("HOST_IP", "status.hostIP");
        // Kubernetes 1.35 and newer (KEP-4742); empty on older ones, and then the broker has no rack.
        fields.put("ZONE", "metadata.labels['topology.kubernetes.io/zone']");
        return fields;
    }

    /** Variables that others refer to must come first. */
    static List<EnvVar> of(List<Node> nodes, Map<String, String> more) {
        Map<String, String> template = template(nodes);
        template.putAll(more);
        List<EnvVar> variables = new ArrayList<>();
        DOWNWARD_API.forEach((name, field) -> {
            if (template.values().stream().anyMatch(value -> value.contains(reference(name)))) {
                variables.add(new EnvVarBuilder()
                        .withName(name)
                        .withNewValueFrom()
                        .withNewFieldRef()
                        .withFieldPath(field)
                        .endFieldRef()
                        .endValueFrom()
                        .build());
            }
        });
        template.forEach((name, value) -> variables.add(
                new EnvVarBuilder().withName(name).withValue(value).build()));
        return variables;
    }

    /** One value of each variable for all nodes; throws if there is none. */
    static Map<String, String> template(List<Node> nodes) {
        Map<String, String> template = new TreeMap<>();
        nodes.getFirst().environment().keySet().forEach(name -> template.put(name, template(nodes, name)));
        return template;
    }

    private static String template(List<Node> nodes, String variable) {
        Node first = nodes.getFirst();
        String value = escaped(variable, first.environment().get(variable));
        String service = "." + KubernetesPlacement.headless(Workload.setOf(first.name()));
        String byHost = value.replace(first.name() + service, reference(POD_NAME) + service);
        String byName = value.replace(first.name(), reference(POD_NAME));
        Optional<String> byIndex = byIndex(value, Workload.ordinal(first));
        return List.of(Optional.of(value), Optional.of(byHost), Optional.of(byName), byIndex).stream()
                .flatMap(Optional::stream)
                .filter(candidate -> nodes.stream()
                        .allMatch(node -> resolve(candidate, node)
                                .equals(node.environment().get(variable))))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        variable + " of " + first.name() + " and its like cannot be written as one value"));
    }

    private static Optional<String> byIndex(String value, int ordinal) {
        String end = String.valueOf(ordinal);
        return value.endsWith(end)
                ? Optional.of(value.substring(0, value.length() - end.length()) + reference(POD_INDEX))
                : Optional.empty();
    }

    /** The value in a node's pod, as far as the topology knows it. */
    static String resolve(String value, Node node) {
        return REFERENCE
                .matcher(value)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group()) {
                            case "$(POD_NAME)" -> node.name();
                            case "$(POD_INDEX)" -> String.valueOf(Workload.ordinal(node));
                            default -> "$";
                        }));
    }

    /** Only Gregor's own references are used; {@code $(} in the user's configuration is escaped. */
    private static String escaped(String variable, String value) {
        String escaped = DOLLAR.matcher(value).replaceAll(Matcher.quoteReplacement("$$"));
        return HOST_DEPENDENT.matcher(variable).matches()
                ? escaped.replace("$" + KubernetesPlacement.HOST_IP, KubernetesPlacement.HOST_IP)
                        .replace("$" + KubernetesPlacement.ZONE, KubernetesPlacement.ZONE)
                : escaped;
    }

    private static String reference(String variable) {
        return "$(" + variable + ")";
    }
}
