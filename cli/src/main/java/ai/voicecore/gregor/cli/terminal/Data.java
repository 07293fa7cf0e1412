package ai.voicecore.gregor.cli.terminal;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Results as JSON or YAML. */
public final class Data {
    private Data() {}

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
