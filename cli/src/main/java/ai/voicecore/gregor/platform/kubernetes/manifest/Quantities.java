package ai.voicecore.gregor.platform.kubernetes.manifest;

import io.fabric8.kubernetes.api.model.Quantity;

/** Quantities in the API server's own notation, so that a second apply changes nothing. */
final class Quantities {
    private Quantities() {}

    static Quantity cpu(int millis) {
        return new Quantity(millis % 1000 == 0 ? String.valueOf(millis / 1000) : millis + "m");
    }

    static Quantity mebibytes(int mebibytes) {
        return new Quantity(mebibytes % 1024 == 0 ? mebibytes / 1024 + "Gi" : mebibytes + "Mi");
    }
}
