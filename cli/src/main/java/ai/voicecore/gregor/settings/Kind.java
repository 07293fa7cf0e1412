package ai.voicecore.gregor.settings;

/** The kind of a setting. */
public enum Kind {
    TOPIC("topic"),
    /** Brokers and controllers: Kafka has one definition for both. */
    BROKER("broker"),
    CONNECT("Connect worker"),
    PRODUCER("producer"),
    CONSUMER("consumer"),
    ADMIN("admin client"),
    /** Quotas of users, clients and addresses. */
    QUOTA("quota");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** As in messages: broker, Connect worker. */
    public String word() {
        return word;
    }
}
