package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.concurrent.Mutating;
import java.util.Map;

/** Changes feature levels, and the settings that go with them. Methods throw {@link AdminFailure}. */
public interface FeatureAdmin {

    /** Raises one feature; it cannot be taken back in general (KIP-584). */
    @Mutating
    void raise(String feature, int level);

    /** Broker id → the value of a setting that is in force on it. */
    Map<Integer, String> inForce(String setting);
}
