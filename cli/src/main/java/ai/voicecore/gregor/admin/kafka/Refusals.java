package ai.voicecore.gregor.admin.kafka;

import static ai.voicecore.gregor.admin.kafka.Futures.await;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.failure.Failure;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.apache.kafka.common.KafkaFuture;

/** Per-topic errors of a request for many topics. */
final class Refusals {
    private Refusals() {}

    /**
     * Waits for every answer. Returns topic → reason of refusal; throws if no broker answers.
     *
     * @param harmless whether an error means that the topic is already as requested
     */
    static Map<String, String> of(
            String what, Map<String, KafkaFuture<Void>> answers, BiPredicate<String, AdminFailure> harmless) {
        Map<String, String> refused = new TreeMap<>();
        answers.forEach((topic, answer) -> {
            try {
                await(what + topic, answer, Admins.TIMEOUT);
            } catch (AdminFailure e) {
                if (e.isUnreachable()) {
                    throw e;
                }
                if (!harmless.test(topic, e)) {
                    Throwable cause = e.getCause() == null ? e : e.getCause();
                    refused.put(
                            topic,
                            Failure.sentence(String.valueOf(cause.getMessage()).strip()));
                }
            }
        });
        return refused;
    }
}
