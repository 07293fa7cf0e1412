package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.spec.SizeSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Map;

/** Quantities in the API server's own notation, so that a second apply changes nothing. */
final class Quantities {
    private Quantities() {}

    static ResourceRequirements of(SizeSpec size) {
        int millis = size.cpuMillis();
        Quantity memory = mebibytes(size.memoryMebibytes());
        return new ResourceRequirementsBuilder()
                // Map.of has a different order in every JVM, and so would the rendered files.
                .addToRequests("cpu", new Quantity(millis % 1000 == 0 ? String.valueOf(millis / 1000) : millis + "m"))
                .addToRequests("memory", memory)
                .withLimits(Map.of("memory", memory))
                .build();
    }

    static Quantity mebibytes(int mebibytes) {
        return new Quantity(mebibytes % 1024 == 0 ? mebibytes / 1024 + "Gi" : mebibytes + "Mi");
    }
}
