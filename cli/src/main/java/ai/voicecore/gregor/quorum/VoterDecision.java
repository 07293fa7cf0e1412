package ai.voicecore.gregor.quorum;

/** What a change of a quorum's voters is to do next. */
public sealed interface VoterDecision {

    /**
     * Have this controller vote.
     *
     * @param directory id of the disk that it runs with
     */
    record Add(int id, String directory) implements VoterDecision {}

    /**
     * Have this voter not vote any more.
     *
     * @param directory id of the disk that it votes with
     */
    record Remove(int id, String directory) implements VoterDecision {}

    /** Look again in a moment. */
    record Wait(String because) implements VoterDecision {}

    /** Those who vote are those who should, and all of them have caught up. */
    record Done() implements VoterDecision {}
}
