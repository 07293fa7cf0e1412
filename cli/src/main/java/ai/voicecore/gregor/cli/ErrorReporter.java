package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.concurrent.Stopped;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;

/** The only class that turns exceptions into error messages and exit codes. */
record ErrorReporter(Console console) {
    ExitCode report(Throwable failure) {
        return switch (failure) {
            case Stopped stopped -> {
                if (!String.valueOf(stopped.getMessage()).isEmpty()) {
                    console.error(String.valueOf(stopped.getMessage()));
                }
                yield ExitCode.INTERRUPTED;
            }
            case InvalidSpec invalid -> problems(invalid.problems());
            case Failure known -> {
                console.error(Failure.sentence(String.valueOf(known.getMessage())), known.remedy());
                yield code(known.kind());
            }
            case UncheckedIOException read -> report(unusable(read.getCause()));
            case IOException read -> report(unusable(read));
            case RetriableException kafka ->
                report(AdminFailure.unreachable("The brokers do not answer: " + kafka.getMessage(), kafka));
            case KafkaException kafka ->
                report(AdminFailure.refused("A Kafka client has failed: " + kafka.getMessage(), kafka));
            default -> unexpected(failure);
        };
    }

    /** Whatever reads and writes without saying what for: a disk that is full, a file that may not be used. */
    private static Failure unusable(IOException failure) {
        return Failure.ofFile(
                "Reading or writing failed", failure, "Give it room, or the permission, and repeat the command.");
    }

    private static ExitCode code(FailureKind kind) {
        return switch (kind) {
            case REFUSED, NOT_FOUND -> ExitCode.USAGE;
            case UNREACHABLE -> ExitCode.UNREACHABLE;
            case TIMED_OUT -> ExitCode.TIMED_OUT;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
            case FAILED -> ExitCode.FAILED;
        };
    }

    private ExitCode problems(List<Problem> problems) {
        for (Problem problem : problems) {
            console.error(problem.told() + console.text(problem.remedy()));
        }
        if (problems.size() > 1) {
            console.done(problems.size() + " problems; nothing was changed.");
        }
        return ExitCode.USAGE;
    }

    /** A bug in Gregor: its developers need the stack trace. */
    private ExitCode unexpected(Throwable failure) {
        console.error("this is a defect of Gregor: " + failure + "\n       Please report it with the lines below.");
        for (StackTraceElement element : failure.getStackTrace()) {
            console.done("         at " + element);
        }
        return ExitCode.FAILED;
    }
}
