package ai.voicecore.gregor.check;

/** Where to look when brokers are not as they should be: that depends on who keeps them running. */
enum Advice {
    GREGOR(
            "see {gregor status}",
            "see {gregor status} and their logs",
            "See in {gregor status} whether the brokers run.",
            "See in {gregor status} whether it runs.",
            "A broker is in the cluster and not in the spec. Repeat the deploy that was to add or remove it:"
                    + " {gregor deploy -f FILE}.",
            "See which broker is missing in {gregor status}."),
    OTHERS(
            "see whether all brokers run",
            "see their logs",
            "See whether all brokers run, and their logs.",
            "See whether it runs, and its log.",
            "A broker has come meanwhile, or the listener belongs to another cluster: see its log.",
            "See the log of the broker that is missing.");

    private final String brokers;
    private final String controllers;
    private final String unreachable;
    private final String silent;
    private final String surplus;
    private final String missing;

    Advice(String brokers, String controllers, String unreachable, String silent, String surplus, String missing) {
        this.brokers = brokers;
        this.controllers = controllers;
        this.unreachable = unreachable;
        this.silent = silent;
        this.surplus = surplus;
        this.missing = missing;
    }

    /** Where brokers are seen, as a part of a remedy. */
    String seeBrokers() {
        return brokers;
    }

    /** Where controllers are seen, as a part of a sentence. */
    String seeControllers() {
        return controllers;
    }

    /** The brokers could not be asked. */
    String unreachable() {
        return unreachable;
    }

    /** One broker tells nothing. */
    String silent() {
        return silent;
    }

    /** More brokers are known than expected. */
    String surplus() {
        return surplus;
    }

    /** Not all brokers are known that are expected. */
    String missing() {
        return missing;
    }
}
