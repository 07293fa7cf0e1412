package ai.voicecore.gregor.cli.terminal;

import java.util.stream.Stream;

/** Meaning of exit codes; the numbers are part of the interface. */
public enum ExitCode {
    DONE(0),
    FAILED(1),
    /** The command line or the spec is wrong; nothing was started. */
    USAGE(2),
    /** A check failed. */
    FINDINGS(3),
    UNREACHABLE(4),
    TIMED_OUT(5),
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static ExitCode of(int number) {
        return Stream.of(values())
                .filter(code -> code.number == number)
                .findFirst()
                .orElse(FAILED);
    }
}
