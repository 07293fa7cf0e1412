package ai.voicecore.gregor.testing;

import ai.voicecore.gregor.cli.InProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs {@code gregor}, or a script, from the unpacked distribution as a user does, without a terminal. */
public final class CommandLine {
    /** Enough for the first deploy, which also installs the runtimes and creates the class-data archives. */
    private static final long MAX_SECONDS = 400;

    private static final AtomicInteger RUNS = new AtomicInteger();

    private final Path home;
    private final String program;
    private final Map<String, String> environment;

    public CommandLine(Path home) {
        this(home, "gregor", Map.of());
    }

    private CommandLine(Path home, String program, Map<String, String> environment) {
        this.home = home;
        this.program = program;
        this.environment = environment;
    }

    /** The same with another kubeconfig. */
    public CommandLine withKubeconfig(Path file) {
        return new CommandLine(home, program, Map.of("KUBECONFIG", file.toString()));
    }

    /** The same with one of the distribution's scripts. */
    public CommandLine withScript(String name) {
        return new CommandLine(home, "scripts/" + name, environment);
    }

    public Outcome run(List<String> arguments) {
        return start(arguments).await();
    }

    /** Runs a command in this JVM: quicker, for commands that only read and are repeated often. */
    public Outcome look(List<String> arguments) {
        Map<String, String> here = new HashMap<>(System.getenv());
        here.put("GREGOR_HOME", home.toString());
        here.putAll(environment);
        return InProcess.run(TestHome.distribution(), here, arguments);
    }

    /** Starts it and does not wait. */
    public Running start(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(TestHome.distribution().resolve(program).toString());
        command.addAll(arguments);
        try {
            Path output = Files.createDirectories(TestHome.target().resolve("it-output"))
                    .resolve(ProcessHandle.current().pid() + "-" + RUNS.incrementAndGet());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(new File(output + ".out"))
                    .redirectError(new File(output + ".err"));
            builder.environment().put("GREGOR_HOME", home.toString());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            // If a test fails, it does not wait for its commands; they must not run longer than the tests.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Running(program, String.join(" ", arguments), process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A running command; its output goes to files, so that it never waits for a reader. */
    public record Running(String program, String command, Process process, Path output) {

        public Outcome await() {
            try {
                if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                    throw new AssertionError("not done in " + MAX_SECONDS + " s: " + outcome());
                }
                return outcome();
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + command, e);
            }
        }

        /** What it has written to stderr so far. */
        public String reported() {
            return written(".err");
        }

        private Outcome outcome() {
            return new Outcome(program + " " + command, process.exitValue(), written(".out"), reported());
        }

        private String written(String stream) {
            try {
                return Files.readString(Path.of(output + stream));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
