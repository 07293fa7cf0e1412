package ai.voicecore.gregor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Signals for real processes. */
public final class Signals {
    private Signals() {}

    /** Ends a process at once (SIGKILL), and waits until it has ended. */
    public static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(process -> {
            CompletableFuture<ProcessHandle> ended = process.onExit();
            process.destroyForcibly();
            ended.join();
        });
    }

    /** Pauses a process (SIGSTOP): it keeps its ports and connections, but does nothing. */
    public static void pause(long pid) {
        send("STOP", pid);
    }

    public static void resume(long pid) {
        send("CONT", pid);
    }

    /** Ctrl-C. */
    public static void interrupt(long pid) {
        send("INT", pid);
    }

    private static void send(String signal, long pid) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("there is no process " + pid + " to send " + signal + " to");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Processes with this text in their arguments. */
    static List<ProcessHandle> processesWith(String text) {
        return ProcessHandle.allProcesses()
                .filter(process -> isAbout(process, text))
                .toList();
    }

    /** Processes with this directory, or a path below it, in their arguments. */
    static List<ProcessHandle> processesWith(Path directory) {
        String inside = directory + "/";
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(argument -> argument.contains(inside) || argument.equals(directory.toString())))
                .toList();
    }

    static boolean isAbout(ProcessHandle process, String text) {
        return process.info().arguments().stream().flatMap(Stream::of).anyMatch(argument -> argument.contains(text));
    }
}
