package ai.voicecore.gregor.audit.load;

import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The last error for which a client of an audit was replaced. Thread-safe. */
public final class LastFailure {
    private volatile @Nullable KafkaException failure;

    void set(KafkaException told) {
        failure = told;
    }

    public Optional<KafkaException> get() {
        return Optional.ofNullable(failure);
    }
}
