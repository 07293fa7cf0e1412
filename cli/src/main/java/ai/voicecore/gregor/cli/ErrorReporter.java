package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.cli.terminal.Console;
import ai.voicecore.gregor.cli.terminal.ExitCode;
import ai.voicecore.gregor.cluster.TimedOut;
import ai.voicecore.gregor.concurrent.Stopped;
import ai.voicecore.gregor.image.ImageProblem;
import ai.voicecore.gregor.moving.NotArriving;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.runtime.RuntimeProblem;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.Problem;
import java.util.List;

/** The only class that turns exceptions into error messages and exit codes. */
final class ErrorReporter {
    private final Console console;

    ErrorReporter(Console console) {
        this.console = console;
    }

    ExitCode report(Throwable failure) {
        return switch (failure) {
            case Stopped stopped -> {
                if (!String.valueOf(stopped.getMessage()).isEmpty()) {
                    console.error(String.valueOf(stopped.getMessage()));
                }
                yield ExitCode.INTERRUPTED;
            }
            case InvalidSpec invalid -> problems(invalid.problems());
            case RuntimeProblem problem -> {
                print(problem, problem.remedy());
                yield switch (problem.kind()) {
                    case BAD_NAME, UNSUPPORTED, NO_JDK, NOT_FOUND, NO_SPACE, UNWRITABLE -> ExitCode.USAGE;
                    case UNREACHABLE -> ExitCode.UNREACHABLE;
                    case INTERRUPTED -> ExitCode.INTERRUPTED;
                    case CORRUPT -> ExitCode.FAILED;
                };
            }
            case ImageProblem problem -> {
                print(problem, problem.remedy());
                yield switch (problem.kind()) {
                    case BAD_REQUEST, DISK -> ExitCode.USAGE;
                    case UNREACHABLE -> ExitCode.UNREACHABLE;
                    case REFUSED -> ExitCode.FAILED;
                    case INTERRUPTED -> ExitCode.INTERRUPTED;
                };
            }
            case PlatformFailure platform -> {
                print(platform, platform.remedy());
                yield switch (platform.kind()) {
                    case REFUSED -> ExitCode.USAGE;
                    case UNREACHABLE -> ExitCode.UNREACHABLE;
                    case FAILED -> ExitCode.FAILED;
                };
            }
            case NotArriving stuck -> {
                print(stuck, stuck.remedy());
                yield stuck.isTimedOut() ? ExitCode.TIMED_OUT : ExitCode.FAILED;
            }
            case TimedOut late -> {
                print(late, late.remedy());
                yield ExitCode.TIMED_OUT;
            }
            case AdminFailure admin -> {
                print(admin, "See what runs with: gregor status");
                yield admin.isUnreachable() ? ExitCode.UNREACHABLE : ExitCode.FAILED;
            }
            default -> unexpected(failure);
        };
    }

    /** @param remedy empty if the message contains it */
    private void print(Throwable failure, String remedy) {
        console.error(sentence(failure) + (remedy.isEmpty() ? "" : "\n       " + remedy));
    }

    private static String sentence(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }

    private ExitCode problems(List<Problem> problems) {
        for (Problem problem : problems) {
            console.error(problem.toString());
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
