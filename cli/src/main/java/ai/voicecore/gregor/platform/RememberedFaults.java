package ai.voicecore.gregor.platform;

import java.util.List;
import java.util.Optional;

/** Saves injected faults, so that the next command can mend them if this one is killed. */
public final class RememberedFaults implements Faults {
    private final Faults faults;
    private final FaultMemory memory;

    public RememberedFaults(Faults faults, FaultMemory memory) {
        this.faults = faults;
        this.memory = memory;
    }

    /** Whether a fault was injected and not mended. */
    public boolean areLeft() {
        return memory.begunFault().isPresent();
    }

    /** Whether a fault is left and its process has ended with certainty. */
    public boolean areOrphaned() {
        return memory.begunFault()
                .flatMap(LockHolder::parse)
                .filter(LockHolder::hasEnded)
                .isPresent();
    }

    @Override
    public Optional<String> obstacle(Fault fault) {
        return faults.obstacle(fault);
    }

    @Override
    public Broken inject(Fault fault) {
        memory.rememberFault(LockHolder.ofThisProcess(fault.sentence()).line());
        Broken broken = faults.inject(fault);
        return new Broken() {
            @Override
            public String how() {
                return broken.how();
            }

            @Override
            public void mend() {
                broken.mend();
                forget();
            }
        };
    }

    @Override
    public List<String> mendLeftovers() {
        List<String> mended = faults.mendLeftovers();
        forget();
        return mended;
    }

    /** If this fails, the next command finds nothing to mend and deletes it. */
    private void forget() {
        try {
            memory.forgetFault();
        } catch (PlatformFailure e) {
            return;
        }
    }
}
