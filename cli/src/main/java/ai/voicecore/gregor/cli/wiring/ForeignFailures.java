package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.cli.option.TargetOption.Foreign;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.failure.Remedy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Says what to do where a cluster that others have deployed cannot be reached, or refuses. */
record ForeignFailures(Foreign way) {
    Failure of(AdminFailure failure) {
        Throwable cause = failure.getCause();
        String said = way.access().withoutSecrets(String.valueOf(failure.getMessage()));
        if (failure.isUnreachable()) {
            return Failure.unreachable(
                    "No broker answers at " + way.access() + ": " + Failure.sentence(said), unreachable());
        }
        if (cause instanceof AuthenticationException) {
            return Failure.refused(
                    "The brokers at " + way.access() + " do not let Gregor in: " + Failure.sentence(said),
                    settings("sasl.mechanism, sasl.jaas.config and ssl.*") + protocol());
        }
        if (cause instanceof KafkaException && !(cause instanceof ApiException)) {
            return Failure.refused(
                    "Kafka's client cannot be made with these settings: " + Failure.sentence(said),
                    settings("what it names") + " Classes beyond those of Kafka's clients are not known to Gregor.");
        }
        if (cause instanceof UnsupportedVersionException) {
            return new Failure(
                    "What listens at " + way.access() + " does not know a request: " + Failure.sentence(said),
                    "See that the addresses are those of brokers, not of controllers, and that these run Kafka 2.7 or newer.",
                    failure);
        }
        return new Failure(
                FailureKind.FAILED,
                "The cluster at " + way.access() + " refuses: " + Failure.sentence(said),
                failure.rights().orElse(Remedy.of("See the brokers' logs for the reason.")),
                failure);
    }

    private String unreachable() {
        return "See that the addresses are right and the brokers run. A broker that is reached leads clients to what its"
                + " advertised.listeners names, which must be reachable from here too." + protocol();
    }

    private String protocol() {
        return " The listener must speak " + way.access().protocol() + ", as "
                + way.file()
                        .map(file -> "security.protocol in " + file + " says.")
                        .orElse("long as no file says otherwise: security.protocol in --command-config FILE.");
    }

    private String settings(String which) {
        return way.file()
                .map(file -> "Correct " + which + " in " + file + ".")
                .orElse("Name a file with " + which + ": --command-config FILE.");
    }
}
