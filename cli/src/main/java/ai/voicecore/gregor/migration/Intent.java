package ai.voicecore.gregor.migration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the user wants of a migration. */
public enum Intent {
    START,
    ROLLBACK,
    FINALIZE;

    /** The intent of a command; empty if it is another command. */
    public static Optional<Intent> of(String command) {
        return Arrays.stream(values())
                .filter(intent -> intent.command().equals(command))
                .findFirst();
    }

    /** The command, without {@code gregor}. */
    public String command() {
        return "migrate " + name().toLowerCase(Locale.ROOT);
    }
}
