package ai.voicecore.gregor.platform.local.process;

import ai.voicecore.gregor.failure.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs short system commands with an input and a timeout. */
public final class SystemTool {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private SystemTool() {}

    /** The exit code of a command, and its standard output and errors. */
    public record Answer(int code, String output) {
        public boolean isDone() {
            return code == 0;
        }
    }

    /** The result; empty if the command does not exist here. */
    public static Optional<Answer> tryToRun(List<String> command, String input) {
        try {
            return Optional.of(answer(command, input));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The output of a command that must succeed; throws {@link Failure} with its output. */
    public static String run(List<String> command, String input) {
        Answer answer = tryToRun(command, input)
                .orElseThrow(() -> new Failure(
                        command.getFirst() + " cannot be run.", "Install it, or see that it is on the PATH."));
        if (!answer.isDone()) {
            throw new Failure(
                    String.join(" ", command) + " did not work: "
                            + answer.output().strip().lines().findFirst().orElse("it printed nothing"),
                    "Type it yourself and see what it says.");
        }
        return answer.output();
    }

    private static Answer answer(List<String> command, String input) throws IOException {
        // Output to a file needs no reader thread.
        Path output = Files.createTempFile("gregor-", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // The command ended without reading its input; its exit code tells why.
            }
            if (!process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new Failure(
                        String.join(" ", command) + " did not end within " + TIMEOUT.toSeconds() + " s.",
                        "Type it yourself and see what it says.");
            }
            return new Answer(process.exitValue(), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(
                    String.join(" ", command) + " was interrupted.", "Type it yourself to see that it works.", e);
        } finally {
            Files.delete(output);
        }
    }
}
