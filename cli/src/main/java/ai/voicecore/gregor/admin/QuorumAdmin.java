package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.concurrent.Mutating;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.topology.Address;

/** Asks who votes in a KRaft quorum, and changes it (KIP-853). Methods throw {@link AdminFailure}. */
public interface QuorumAdmin {

    QuorumSnapshot describe();

    /**
     * Has a controller vote that observes so far; no error if it votes already.
     *
     * @param directory id of the disk that it runs with
     * @param address where the other controllers reach it
     */
    @Mutating
    void add(int id, String directory, Address address);

    /** Has a voter not vote any more; no error if it does not. */
    @Mutating
    void remove(int id, String directory);
}
