package ai.voicecore.gregor.rolling;

import java.util.Optional;

/**
 * What prevents stopping a node.
 *
 * @param remedy empty if the obstacle is temporary
 */
record Obstacle(String sentence, Optional<String> remedy) {

    static Optional<Obstacle> temporary(String sentence) {
        return Optional.of(new Obstacle(sentence, Optional.empty()));
    }

    static Optional<Obstacle> permanent(String sentence, String remedy) {
        return Optional.of(new Obstacle(sentence, Optional.of(remedy)));
    }
}
