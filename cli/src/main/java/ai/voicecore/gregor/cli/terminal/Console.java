package ai.voicecore.gregor.cli.terminal;

import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.platform.Progress;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The only way to the terminal. The conversation goes to {@code err}, the answer to {@code out}. On a terminal what is
 * being done is one line that changes; elsewhere only what is done is printed.
 */
public final class Console implements Progress {
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int WIDTH = 100;

    private final PrintStream out;
    private final Supplier<Optional<String>> unwritten;
    private final PrintStream err;
    private final boolean live;
    private final boolean colour;
    private final StillWaiting waiting;
    private String doing = "";
    private String options = "";

    /**
     * Writes to these streams.
     *
     * @param time tells how long nothing was written
     */
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
     * The launcher tells what is a terminal (only a shell can ask that of each stream): system properties
     * {@code gregor.tty.out} and {@code gregor.tty.err}.
     *
     * @param environment honoured: NO_COLOR, TERM
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

    /** Where no line changes, a new one says from time to time what is still waited for. */
    synchronized void printIfDue() {
        waiting.due().ifPresent(line -> err.println(Remedies.completed(line, options)));
    }

    /** Which command runs: what is told of a wait that has no name of its own. */
    public synchronized void running(String command) {
        waiting.running(command);
    }

    /** Which cluster the rest is about: options that commands in messages are given. */
    public synchronized void about(String clusterOptions) {
        options = clusterOptions;
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
        err.println((shown ? CLEAR_LINE : "") + Remedies.completed(indented(what), options));
        waiting.reported();
        if (shown) {
            show(doing);
        }
    }

    @Override
    public synchronized void done(String what) {
        clear();
        err.println(Remedies.completed(what, options));
    }

    /** Takes the changing line away. */
    synchronized void clear() {
        if (live && !doing.isEmpty()) {
            err.print(CLEAR_LINE);
            err.flush();
        }
        doing = "";
        waiting.done();
    }

    /** Part of the answer. */
    public synchronized void answer(String text) {
        clear();
        out.println(Remedies.completed(text, options));
        out.flush();
    }

    /** The exit code of a command: one whose answer could not be written has failed. */
    public ExitCode ended(ExitCode code) {
        Optional<String> why = unwritten.get();
        why.ifPresent(words -> error("The answer could not be written to standard output: " + words
                + ".\nGive it room, or another place, and repeat the command."));
        return why.isPresent() && code == ExitCode.DONE ? ExitCode.FAILED : code;
    }

    /** Something went wrong; the first line says what, the next ones what to do. */
    public synchronized void error(String text) {
        clear();
        // Colours are decided for the answer; the conversation may go to a file all the same.
        err.println((live ? paint("31", "error: ") : "error: ") + Remedies.completed(indented(text), options));
    }

    /** What to do stands below what went wrong, whatever has said it. */
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
