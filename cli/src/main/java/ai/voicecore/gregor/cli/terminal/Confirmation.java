package ai.voicecore.gregor.cli.terminal;

import ai.voicecore.gregor.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/** Asks for confirmation before data is deleted. */
public final class Confirmation {
    private Confirmation() {}

    /** Whether there is a terminal to ask on. */
    public static boolean isPossible() {
        return Boolean.getBoolean("gregor.tty.in");
    }

    /** Whether the user typed the cluster's name. Refuses if there is no terminal. */
    public static boolean ask(Console console, String cluster) {
        return ask(console, "all data of cluster " + cluster, cluster);
    }

    /** Whether the user typed the word, after reading what would be deleted. Refuses if there is no terminal. */
    public static boolean ask(Console console, String what, String word) {
        if (!isPossible()) {
            throw new Failure(
                    "Deleting " + what + " needs a confirmation, and there is no terminal to ask on.",
                    "Add --yes if you mean it.");
        }
        console.done("This deletes " + what + " permanently. Type " + word + " to continue:");
        Scanner answers = new Scanner(System.in, StandardCharsets.UTF_8);
        return answers.hasNextLine() && answers.nextLine().equals(word);
    }
}
