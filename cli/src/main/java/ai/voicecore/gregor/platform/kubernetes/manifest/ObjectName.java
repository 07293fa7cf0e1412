package ai.voicecore.gregor.platform.kubernetes.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** The kind and name of an object, as {@code StatefulSet kafka-kraft}. */
public record ObjectName(String kind, String name) {
    public static ObjectName of(HasMetadata object) {
        return new ObjectName(object.getKind(), object.getMetadata().getName());
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
