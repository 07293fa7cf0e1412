package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.concurrent.Mutating;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.topology.Address;

/** Reads and changes the voters of a KRaft quorum (KIP-853). Methods throw {@link AdminFailure}. */
public interface QuorumAdmin {

    QuorumSnapshot describe();

    /**
     * Adds a controller that is an observer to the voters; no error if it is a voter already.
     *
     * @param directory id of its metadata directory
     * @param address its listener for the other controllers
     */
    @Mutating
    void add(int id, String directory, Address address);

    /** Removes a voter; no error if it is not a voter. */
    @Mutating
    void remove(int id, String directory);
}
