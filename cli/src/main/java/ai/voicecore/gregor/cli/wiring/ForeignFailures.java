package ai.voicecore.gregor.cli.wiring;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.Rights;
import ai.voicecore.gregor.cli.option.TargetOption.Foreign;
import ai.voicecore.gregor.platform.PlatformFailure;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Says what to do where a cluster that others have deployed cannot be reached, or refuses. */
record ForeignFailures(Foreign way) {
    PlatformFailure of(AdminFailure failure) {
        Throwable cause = failure.getCause();
        String said = way.access().withoutSecrets(String.valueOf(failure.getMessage()));
        if (failure.isUnreachable()) {
            return PlatformFailure.unreachable(
                    "No broker answers at " + way.access() + ": " + sentence(said), unreachable());
        }
        if (cause instanceof AuthenticationException) {
            return PlatformFailure.refused(
                    "The brokers at " + way.access() + " do not let Gregor in: " + sentence(said),
                    settings("sasl.mechanism, sasl.jaas.config and ssl.*") + protocol());
        }
        if (cause instanceof KafkaException && !(cause instanceof ApiException)) {
            return PlatformFailure.refused(
                    "Kafka's client cannot be made with these settings: " + sentence(said),
                    settings("what it names") + " Classes beyond those of Kafka's clients are not known to Gregor.");
        }
        if (cause instanceof UnsupportedVersionException) {
            return new PlatformFailure(
                    "What listens at " + way.access() + " does not know a request: " + sentence(said),
                    "See that the addresses are those of brokers, not of controllers, and that these run Kafka 2.7 or newer.",
                    failure);
        }
        Optional<String> rights = Rights.remedy(failure);
        return new PlatformFailure(
                "The cluster at " + way.access() + " refuses: " + sentence(said),
                rights.orElse("See the brokers' logs for the reason."),
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

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }
}
