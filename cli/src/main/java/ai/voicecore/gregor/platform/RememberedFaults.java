package ai.voicecore.gregor.platform;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.ClusterStore.Memo;
import java.util.List;
import java.util.Optional;

/** Saves injected faults, so that the next command can mend them if this one is killed. */
public record RememberedFaults(Faults faults, ClusterStore store) implements Faults {
    /** Whether a fault was injected and not mended. */
    public boolean areLeft() {
        return store.read(Memo.FAULT).isPresent();
    }

    /** Whether a fault is left and its process has ended with certainty. */
    public boolean areOrphaned() {
        return store.read(Memo.FAULT)
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
        store.write(Memo.FAULT, LockHolder.ofThisProcess(fault.sentence()).line());
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
            store.delete(Memo.FAULT);
        } catch (Failure e) {
            return;
        }
    }
}
