package ai.voicecore.gregor.change;

import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.PlatformFailure;
import ai.voicecore.gregor.rolling.Roll;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A change that has begun, saved between commands.
 *
 * @param command the command that continues it, without {@code gregor}
 * @param roll progress of its restarts
 * @param resizing whether a reassignment for new or leaving brokers is in progress
 * @param back the command that undoes it, without {@code gregor}; empty if it can only be continued
 * @param live brokers' settings that it changes at run time
 * @param left nodes that must still be restarted although their new description is saved already
 */
public record Unfinished(String command, Roll roll, boolean resizing, String back, Set<String> live, Set<String> left) {
    /** The command that restarts nodes without a change. */
    public static final String RESTART = "restart";

    /** The command that applies a spec. */
    public static final String DEPLOY = "deploy";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Older versions of Gregor did not save {@code back}, {@code live} and {@code left}. */
    @SuppressWarnings("ConstantValue")
    public Unfinished {
        back = back == null ? "" : back;
        live = live == null ? Set.of() : Set.copyOf(live);
        left = left == null ? Set.of() : Set.copyOf(left);
    }

    /** A change that restarts only the nodes of its roll. */
    public Unfinished(String command, Roll roll, boolean resizing, String back, Set<String> live) {
        this(command, roll, resizing, back, live, Set.of());
    }

    /** A change without reassignments, undone in the way that its command implies. */
    public Unfinished(String command, Roll roll) {
        this(command, roll, false, "", Set.of());
    }

    public Unfinished with(Roll changed) {
        return new Unfinished(command, changed, resizing, back, live, left);
    }

    private boolean isRestart() {
        return command.equals(RESTART);
    }

    private boolean isDeploy() {
        return command.equals(DEPLOY);
    }

    /** How to continue and how to undo it, as commands to type. */
    public String remedies() {
        if (isDeploy()) {
            return "Go on with it: gregor deploy -f FILE. Take it back to what was deployed last: gregor deploy, without a file.";
        }
        String on = "Go on with it: gregor " + command + ".";
        return undoCommand().isEmpty() ? on : on + " " + undoCommand();
    }

    /** The command that undoes it; empty if none is known. */
    String undoCommand() {
        if (isRestart()) {
            return "Give the rest of it up: gregor deploy.";
        }
        return back.isEmpty() ? "" : "Take it back: gregor " + back + ".";
    }

    /** The unfinished change of a cluster; empty if there is none. */
    public static Optional<Unfinished> of(ClusterStore store) {
        return store.unfinished().map(Unfinished::parse);
    }

    private static Unfinished parse(String text) {
        try {
            return MAPPER.readValue(text, Unfinished.class);
        } catch (JacksonException e) {
            throw new PlatformFailure(
                    "How far the last change has come cannot be read: " + e.getOriginalMessage(),
                    "See the journal for what was done; then restart every node as it is described now: gregor restart --afresh",
                    e);
        }
    }

    /** The nodes that it has restarted, or was about to restart, with a description that was not saved. */
    public Set<String> touched() {
        if (isRestart()) {
            return Set.of();
        }
        Set<String> touched = new HashSet<>(left);
        touched.addAll(roll.done());
        touched.addAll(roll.asked().keySet());
        return touched;
    }

    /**
     * Call it when the whole cluster is stopped: all nodes will start with their current description, but reassignments
     * stay unfinished.
     */
    public static void forgetRestarts(ClusterStore store) {
        boolean resizing;
        try {
            resizing = of(store).filter(Unfinished::resizing).isPresent();
        } catch (PlatformFailure e) {
            // An unreadable file is not needed for the next start and must not block it.
            resizing = false;
        }
        if (!resizing) {
            store.finished();
        }
    }

    public void remember(ClusterStore store) {
        store.unfinished(MAPPER.writeValueAsString(this));
    }

    /** Throws if another change is unfinished than the one that this command continues. */
    public static void refuseDuringAnother(ClusterStore store, String command) {
        of(store).filter(unfinished -> !unfinished.command().equals(command)).ifPresent(unfinished -> {
            throw new PlatformFailure(
                    "The cluster is in the middle of another change: gregor " + unfinished.command() + ".",
                    unfinished.remedies());
        });
    }

    /**
     * The restart that a deployment replaces: its nodes are described as before. Throws if an unfinished change restarts
     * nodes for another purpose.
     */
    public static Optional<Unfinished> supersededByDeploy(ClusterStore store) {
        Optional<Unfinished> restart = of(store).filter(Unfinished::isRestart);
        if (restart.isEmpty()) {
            refuseDuringAnother(store, DEPLOY);
        }
        return restart;
    }
}
