package ai.voicecore.gregor.quorum;

/** The next step of a change of voters. */
public sealed interface VoterDecision {

    /** Add this controller to the voters, with the id of its current metadata directory. */
    record Add(int id, String directory) implements VoterDecision {}

    /** Remove this voter, with the id of the metadata directory with which it votes. */
    record Remove(int id, String directory) implements VoterDecision {}

    /** Poll again later. */
    record Wait(String because) implements VoterDecision {}

    /** The voters are as wanted, and all of them have caught up. */
    record Done() implements VoterDecision {}
}
