package ai.voicecore.gregor.check;

/**
 * Where to look when brokers are not as they should be: that depends on who keeps them running.
 *
 * @param seeBrokers where brokers are seen, as a part of a remedy
 * @param seeControllers where controllers are seen, as a part of a sentence
 * @param unreachable the brokers could not be asked
 * @param silent one broker tells nothing
 * @param surplus more brokers are known than expected
 * @param missing not all brokers are known that are expected
 */
record Advice(
        String seeBrokers, String seeControllers, String unreachable, String silent, String surplus, String missing) {
    static final Advice GREGOR = new Advice(
            "see {gregor status}",
            "see {gregor status} and their logs",
            "See in {gregor status} whether the brokers run.",
            "See in {gregor status} whether it runs.",
            "A broker is in the cluster and not in the spec. Repeat the deploy that was to add or remove it:"
                    + " {gregor deploy -f FILE}.",
            "See which broker is missing in {gregor status}.");

    static final Advice OTHERS = new Advice(
            "see whether all brokers run",
            "see their logs",
            "See whether all brokers run, and their logs.",
            "See whether it runs, and its log.",
            "A broker has started since then, or the listener belongs to another cluster: see its log.",
            "See the log of the broker that is missing.");
}
