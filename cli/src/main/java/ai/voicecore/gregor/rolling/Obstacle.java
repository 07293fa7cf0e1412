package ai.voicecore.gregor.rolling;

import java.util.Optional;

/**
 * What keeps a node from being stopped.
 *
 * @param remedy what to do about it; empty if it may pass by itself
 */
record Obstacle(String sentence, Optional<String> remedy) {

    static Optional<Obstacle> temporary(String sentence) {
        return Optional.of(new Obstacle(sentence, Optional.empty()));
    }

    static Optional<Obstacle> permanent(String sentence, String remedy) {
        return Optional.of(new Obstacle(sentence, Optional.of(remedy)));
    }
}
