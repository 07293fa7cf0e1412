package ai.voicecore.gregor.platform.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that outlives this one and the terminal it was started from. */
public final class DetachedProcess {
    /**
     * A session of its own where there is setsid; else deaf to Ctrl-C and to the terminal's end. In the background, so that
     * nothing here waits for it: a JVM that does takes 0.3 s longer to end. Prints its process id.
     */
    private static final String DETACH =
            "log=$1; shift; if command -v setsid >/dev/null 2>&1; then set -- setsid \"$@\";"
                    + " else trap '' INT HUP; fi; \"$@\" >>\"$log\" 2>&1 </dev/null & echo $!";

    private DetachedProcess() {}

    /**
     * Starts a command.
     *
     * @param log gets what it prints, at its end
     * @throws IOException it could not be started, or has ended at once
     */
    public static ProcessHandle start(List<String> command, Path directory, Path log) throws IOException {
        List<String> detached = new ArrayList<>(List.of("sh", "-c", DETACH, "gregor-detached", log.toString()));
        detached.addAll(command);
        Process shell = new ProcessBuilder(detached)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (BufferedReader printed = shell.inputReader(StandardCharsets.UTF_8)) {
            String pid = printed.readLine();
            return ProcessHandle.of(Long.parseLong(String.valueOf(pid)))
                    .orElseThrow(() -> new IOException("its process " + pid + " has ended at once"));
        } catch (NumberFormatException e) {
            throw new IOException("sh did not start it", e);
        }
    }
}
