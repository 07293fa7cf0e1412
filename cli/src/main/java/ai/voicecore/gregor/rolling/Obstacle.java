package ai.voicecore.gregor.rolling;

import ai.voicecore.gregor.failure.Remedy;
import java.util.Optional;

/** What prevents stopping a node; without a remedy it is temporary. */
record Obstacle(String sentence, Optional<Remedy> remedy) {

    static Optional<Obstacle> temporary(String sentence) {
        return Optional.of(new Obstacle(sentence, Optional.empty()));
    }

    static Optional<Obstacle> permanent(String sentence, String remedy) {
        return permanent(sentence, Remedy.of(remedy));
    }

    static Optional<Obstacle> permanent(String sentence, Remedy remedy) {
        return Optional.of(new Obstacle(sentence, Optional.of(remedy)));
    }
}
