package ai.voicecore.gregor.cli.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Results as JSON or YAML. */
public final class Data {
    private Data() {}

    /** An object with these fields: name, value, name, value, … */
    public static Map<String, Object> tree(Object... fields) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            tree.put((String) fields[i], fields[i + 1]);
        }
        return tree;
    }

    public static String json(Object tree) {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(tree);
    }

    public static String yaml(Object tree) {
        return new YAMLMapper().writeValueAsString(tree).stripTrailing();
    }
}
