package ai.voicecore.gregor.testing;

import ai.voicecore.gregor.spec.ClusterSpec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The names of all fields of a spec, as its records define them: {@code heap.broker}, {@code topics[].partitions}. */
public final class SpecFields {
    private SpecFields() {}

    public static SortedSet<String> all() {
        SortedSet<String> paths = new TreeSet<>();
        collect("", ClusterSpec.class, paths);
        return paths;
    }

    private static void collect(String prefix, Class<?> type, SortedSet<String> paths) {
        for (RecordComponent component : type.getRecordComponents()) {
            String path = prefix + component.getName();
            Class<?> element = elementOf(component.getGenericType());
            if (component.getType().isRecord()) {
                collect(path + ".", component.getType(), paths);
            } else if (element.isRecord()) {
                collect(path + "[].", element, paths);
            } else {
                paths.add(path);
            }
        }
    }

    /** The element type of a list; for other types, a class that is no record. */
    private static Class<?> elementOf(Type type) {
        return type instanceof ParameterizedType list
                        && list.getRawType() == List.class
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : Object.class;
    }

    /** Field → its value in a spec; the values of all topics are combined. */
    public static SortedMap<String, String> values(ClusterSpec spec) {
        SortedMap<String, String> values = new TreeMap<>();
        read("", spec, values);
        return values;
    }

    private static void read(String prefix, Object of, SortedMap<String, String> values) {
        for (RecordComponent component : of.getClass().getRecordComponents()) {
            Object value = value(component, of);
            String path = prefix + component.getName();
            if (value.getClass().isRecord()) {
                read(path + ".", value, values);
            } else if (elementOf(component.getGenericType()).isRecord()) {
                ((List<?>) value).forEach(element -> read(path + "[].", element, values));
            } else {
                values.merge(path, String.valueOf(value), (one, other) -> one + "; " + other);
            }
        }
    }

    private static Object value(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
