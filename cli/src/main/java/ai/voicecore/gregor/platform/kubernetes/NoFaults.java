package ai.voicecore.gregor.platform.kubernetes;

import ai.voicecore.gregor.platform.Fault;
import ai.voicecore.gregor.platform.Faults;
import ai.voicecore.gregor.platform.PlatformFailure;
import java.util.Optional;

/** Says that nothing is broken on purpose here yet. */
public final class NoFaults implements Faults {
    private static final String WHY =
            "Drills break nodes of a plain machine only; on Kubernetes they break nothing yet.";

    @Override
    public Optional<String> obstacle(Fault fault) {
        return Optional.of(WHY);
    }

    @Override
    public Broken inject(Fault fault) {
        throw new PlatformFailure(WHY, "Run the drill on a cluster of this machine.");
    }
}
