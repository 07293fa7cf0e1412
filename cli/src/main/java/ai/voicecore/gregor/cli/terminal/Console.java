package ai.voicecore.gregor.cli.terminal;

import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.failure.ClusterOptions;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.image.BuildProgress;
import ai.voicecore.gregor.platform.Progress;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.function.Supplier;

/**
 * The only class that writes to the terminal. Progress and errors go to {@code err}, results to {@code out}. On a terminal
 * the current activity is one line that changes; otherwise only completed activities are printed.
 */
public final class Console implements Progress, BuildProgress {
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int WIDTH = 100;

    private final PrintStream out;
    private final Supplier<Optional<String>> unwritten;
    private final PrintStream err;
    private final boolean live;
    private final boolean colour;
    private final StillWaiting waiting;
    private String doing = "";
    private ClusterOptions cluster = ClusterOptions.NONE;

    /** Writes to these streams; the clock is for periodic lines. */
    public Console(PrintStream out, PrintStream err, boolean live, boolean colour, Time time) {
        this(out, Optional::empty, err, live, colour, time);
    }

    private Console(
            PrintStream out,
            Supplier<Optional<String>> unwritten,
            PrintStream err,
            boolean live,
            boolean colour,
            Time time) {
        this.out = out;
        this.unwritten = unwritten;
        this.err = err;
        this.live = live;
        this.colour = colour;
        this.waiting = new StillWaiting(time);
    }

    /**
     * Only a shell can find out which stream is a terminal; the launcher passes it in the system properties
     * {@code gregor.tty.out} and {@code gregor.tty.err}.
     *
     * @param environment NO_COLOR and TERM are used
     */
    public static Console of(Map<String, String> environment) {
        boolean capable = !"dumb".equals(environment.get("TERM"));
        boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
        StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        Console console = new Console(
                new PrintStream(new BufferedOutputStream(out), false, System.out.charset()),
                out::failure,
                System.err,
                capable && Boolean.getBoolean("gregor.tty.err"),
                capable && colour && Boolean.getBoolean("gregor.tty.out"),
                Time.REAL);
        if (!console.live) {
            Thread.ofPlatform().name("gregor still").daemon().start(console::printPeriodically);
        }
        return console;
    }

    private void printPeriodically() {
        while (true) {
            Time.REAL.pause(StillWaiting.TICK);
            printIfDue();
        }
    }

    /** Without a terminal a new line says from time to time what the command is waiting for. */
    synchronized void printIfDue() {
        waiting.due().ifPresent(line -> err.println(line));
    }

    /** Sets the command's name, for periodic lines during waits without a description. */
    public synchronized void running(String command) {
        waiting.running(command);
    }

    /** Sets the options that name the cluster in the commands of remedies. */
    public synchronized void about(ClusterOptions options) {
        cluster = options;
    }

    public synchronized ClusterOptions cluster() {
        return cluster;
    }

    /** A remedy with the cluster named in its commands. */
    public synchronized String text(Remedy remedy) {
        return remedy.text(cluster);
    }

    @Override
    public void doing(String what) {
        doing(what, "");
    }

    @Override
    public synchronized void doing(String what, String why) {
        waiting.doing(what, why);
        String both = why.isEmpty() ? what : what + ": " + why;
        if (live && !both.equals(doing)) {
            show(both);
        }
        doing = both;
    }

    private void show(String what) {
        String line = what.length() > WIDTH ? what.substring(0, WIDTH - 1) + "…" : what;
        err.print(CLEAR_LINE + paint("2", line));
        err.flush();
    }

    @Override
    public synchronized void reported(String what) {
        boolean shown = live && !doing.isEmpty();
        err.println((shown ? CLEAR_LINE : "") + indented(what));
        waiting.reported();
        if (shown) {
            show(doing);
        }
    }

    @Override
    public void reported(String what, Remedy remedy) {
        reported(what + text(remedy));
    }

    @Override
    public void done(String what, Remedy remedy) {
        done(what + text(remedy));
    }

    @Override
    public synchronized void done(String what) {
        clear();
        err.println(what);
    }

    /** Removes the changing line. */
    synchronized void clear() {
        if (live && !doing.isEmpty()) {
            err.print(CLEAR_LINE);
            err.flush();
        }
        doing = "";
        waiting.done();
    }

    /** Prints a part of the result. */
    public synchronized void answer(String text) {
        clear();
        out.println(text);
        out.flush();
    }

    /** The exit code of a command; it is a failure if the result could not be written. */
    public ExitCode ended(ExitCode code) {
        Optional<String> why = unwritten.get();
        why.ifPresent(words -> error("The answer could not be written to standard output: " + words
                + ".\nGive it room, or another place, and repeat the command."));
        return why.isPresent() && code == ExitCode.DONE ? ExitCode.FAILED : code;
    }

    /** Whether there is a terminal to ask on. */
    public static boolean canAsk() {
        return Boolean.getBoolean("gregor.tty.in");
    }

    /** Whether the user types the word, having read what is deleted. Refuses if there is no terminal. */
    public boolean mayDelete(String what, String word) {
        if (!canAsk()) {
            throw new Failure(
                    "Deleting " + what + " needs a confirmation, and there is no terminal to ask on.",
                    "Add --yes if you mean it.");
        }
        done("This deletes " + what + " permanently. Type " + word + " to continue:");
        Scanner answers = new Scanner(System.in, StandardCharsets.UTF_8);
        return answers.hasNextLine() && answers.nextLine().equals(word);
    }

    /** Prints an error: the first line says what is wrong, the others what to do. */
    public synchronized void error(String text) {
        clear();
        // Colour depends on standard output, and standard error may be a file.
        err.println((live ? paint("31", "error: ") : "error: ") + indented(text));
    }

    /** The same with a remedy, which may be empty. */
    public synchronized void error(String sentence, Remedy remedy) {
        error(sentence + (remedy.isEmpty() ? "" : "\n" + text(remedy)));
    }

    private static String indented(String text) {
        return text.replaceAll("\n(?! )", "\n       ");
    }

    public String good(String text) {
        return paint("32", text);
    }

    public String bad(String text) {
        return paint("31", text);
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
