package ai.voicecore.gregor.runtime.release;

import ai.voicecore.gregor.runtime.release.Reflection.Refused;
import ai.voicecore.gregor.settings.Definitions;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;

/** One or several {@code ConfigDef}s of a release. */
final class ReleaseDefinitions implements Definitions {
    private static final String CONFIG_DEF = "org.apache.kafka.common.config.ConfigDef";
    /** For a {@code ConfigDef} these are strings; a node loads the classes with these names at its start. */
    private static final Set<String> CLASSES =
            Set.of("authorizer.class.name", "metric.reporters", "kafka.metrics.reporters");

    private final Reflection release;
    private final Map<?, ?> keys;
    private final Whole whole;

    /** Validates all settings together, as at a node's start. */
    interface Whole {
        Object take(Properties settings) throws ReflectiveOperationException;
    }

    /** @param definitions with a common set of names */
    ReleaseDefinitions(Reflection release, Whole whole, Object... definitions) {
        this.release = release;
        this.whole = whole;
        this.keys = Stream.of(definitions)
                .flatMap(definition -> keys(definition).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<?, ?> keys(Object definition) {
        return (Map<?, ?>)
                release.must(() -> definition.getClass().getMethod("configKeys").invoke(definition));
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        keys.keySet().forEach(name -> names.add((String) name));
        return names;
    }

    @Override
    public Optional<ConfigDef.Type> type(String name) {
        return rawType(name).map(type -> ConfigDef.Type.valueOf(type.toString()));
    }

    private Optional<Object> rawType(String name) {
        return Optional.ofNullable(keys.get(name)).map(key -> release.field(key, "type"));
    }

    @Override
    public Optional<String> problem(String name, String value) {
        Object key = keys.get(name);
        if (key == null) {
            return Optional.empty();
        }
        try {
            Object parsed = parse(name, value);
            Object validator = release.field(key, "validator");
            if (validator != null) {
                Method ensure =
                        release.type(CONFIG_DEF + "$Validator").getMethod("ensureValid", String.class, Object.class);
                release.tryTo(() -> Optional.ofNullable(ensure.invoke(validator, name, parsed)));
            }
            return Optional.empty();
        } catch (Refused e) {
            return Optional.of(e.getMessage());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<String> missingClass(String name, String value) {
        return Stream.of(value.split(",", -1))
                .map(String::strip)
                .filter(type -> CLASSES.contains(name) && !type.isEmpty() && !release.has(type))
                .findFirst()
                .map(type -> "Class " + type + " could not be found.");
    }

    private Object parse(String name, String value) throws Refused {
        Object type = rawType(name).orElseThrow();
        return release.tryTo(() -> Optional.ofNullable(release.invoke(CONFIG_DEF, "parseType", name, value, type)))
                .orElse("");
    }

    @Override
    public Optional<String> problem(Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(settings);
        try {
            release.tryTo(() -> whole.take(properties));
            return Optional.empty();
        } catch (Refused e) {
            return Optional.of(e.getMessage());
        }
    }
}
