package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.concurrent.Mutating;
import java.util.Map;

/** Changes feature levels, and the settings that go with them. Methods throw {@link AdminFailure}. */
public interface FeatureAdmin {

    /** Raises one feature level. In general a feature cannot be downgraded (KIP-584). */
    @Mutating
    void raise(String feature, int level);

    /** Broker id → effective value of a setting. */
    Map<Integer, String> inForce(String setting);
}
