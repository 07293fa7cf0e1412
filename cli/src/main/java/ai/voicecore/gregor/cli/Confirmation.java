package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.platform.PlatformFailure;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/** Asks before data is deleted. */
final class Confirmation {
    private Confirmation() {}

    /** Whether there is somebody to ask. */
    static boolean isPossible() {
        return Boolean.getBoolean("gregor.tty.in");
    }

    /** Whether the user typed the cluster's name. Refuses where there is nobody to ask. */
    static boolean ask(Console console, String cluster) {
        if (!isPossible()) {
            throw new PlatformFailure(
                    "Deleting the data of " + cluster + " needs a confirmation, and there is no terminal to ask on.",
                    "Add --yes if you mean it.");
        }
        console.done("This deletes all data of cluster " + cluster + " for good. Type its name to go on:");
        return new Scanner(System.in, StandardCharsets.UTF_8).nextLine().equals(cluster);
    }
}
