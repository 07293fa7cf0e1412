package ai.voicecore.gregor.check;

import ai.voicecore.gregor.failure.Remedy;

/** Where to look when brokers are not as they should be: that depends on who keeps them running. */
enum Advice {
    GREGOR(
            "see {gregor status}",
            "A broker is in the cluster and not in the spec. Repeat the deploy that was to add or remove it:"
                    + " {gregor deploy -f FILE}.",
            "See which broker is missing in {gregor status}."),
    OTHERS(
            "see whether all brokers run, and their logs",
            "A broker has come meanwhile, or the listener belongs to another cluster: see its log.",
            "See the log of the broker that is missing.");

    private final String brokers;
    private final String surplus;
    private final String missing;

    Advice(String brokers, String surplus, String missing) {
        this.brokers = brokers;
        this.surplus = surplus;
        this.missing = missing;
    }

    /** As a part of a remedy's template. */
    String seeBrokers() {
        return brokers;
    }

    /** As a sentence of its own. */
    Remedy lookAtBrokers() {
        return Remedy.of(Character.toUpperCase(brokers.charAt(0)) + brokers.substring(1) + ".");
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
