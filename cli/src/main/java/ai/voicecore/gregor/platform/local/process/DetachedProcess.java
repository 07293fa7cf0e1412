package ai.voicecore.gregor.platform.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that continues after this process and its terminal have ended. */
public final class DetachedProcess {
    /**
     * A new session if setsid is available, otherwise with ignored terminal signals. In the background, so that this JVM
     * has no child to wait for: that would delay its end by 0.3 s. Prints its process id.
     */
    private static final String DETACH =
            "log=$1; shift; if command -v setsid >/dev/null 2>&1; then set -- setsid \"$@\";"
                    + " else trap '' INT HUP; fi; \"$@\" >>\"$log\" 2>&1 </dev/null & echo $!";

    private DetachedProcess() {}

    /**
     * Starts a command.
     *
     * @param log file to which its output is appended
     * @throws IOException if it could not be started, or ended at once
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
