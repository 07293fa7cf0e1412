package ai.voicecore.gregor.settings;

/** What a setting is of. */
public enum Kind {
    TOPIC("topic"),
    /** Brokers and controllers: Kafka has one definition for both. */
    BROKER("broker"),
    CONNECT("Connect worker"),
    PRODUCER("producer"),
    CONSUMER("consumer"),
    ADMIN("admin client"),
    /** Rates of users, clients and addresses. */
    QUOTA("quota");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** As people call it: broker, Connect worker. */
    public String word() {
        return word;
    }
}
