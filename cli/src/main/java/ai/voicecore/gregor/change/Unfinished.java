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
 * A change that was begun, as it is remembered between commands.
 *
 * @param command what to type to go on with it, without {@code gregor}
 * @param roll how far its restarts have come
 * @param resizing whether replicas are on their way onto brokers that are new, or away from some that are to go
 * @param back what to type to take it back, without {@code gregor}; empty where nothing but going on is known
 * @param live brokers' settings that it changes while the brokers run
 * @param left nodes that have to be restarted although it is remembered already how they are described
 */
public record Unfinished(String command, Roll roll, boolean resizing, String back, Set<String> live, Set<String> left) {
    /** The command that restarts nodes as they are described. */
    public static final String RESTART = "restart";

    /** The command that makes a cluster be as its spec says. */
    public static final String DEPLOY = "deploy";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** An older Gregor did not write down the way back, nor settings, nor nodes that are left. */
    @SuppressWarnings("ConstantValue")
    public Unfinished {
        back = back == null ? "" : back;
        live = live == null ? Set.of() : Set.copyOf(live);
        left = left == null ? Set.of() : Set.copyOf(left);
    }

    /** One that has nothing to restart but what its roll says. */
    public Unfinished(String command, Roll roll, boolean resizing, String back, Set<String> live) {
        this(command, roll, resizing, back, live, Set.of());
    }

    /** One that moves no replicas, with a way back that follows from its command. */
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

    /** Both ways out of it, as what to type. */
    public String remedies() {
        if (isDeploy()) {
            return "Go on with it: gregor deploy -f FILE. Take it back to what was deployed last: gregor deploy, without a file.";
        }
        String on = "Go on with it: gregor " + command + ".";
        return undoCommand().isEmpty() ? on : on + " " + undoCommand();
    }

    /** What to type instead of going on; empty if that is not known. */
    String undoCommand() {
        if (isRestart()) {
            return "Give the rest of it up: gregor deploy.";
        }
        return back.isEmpty() ? "" : "Take it back: gregor " + back + ".";
    }

    /** The change that a cluster is in; empty if in none. */
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

    /** The nodes that it has restarted already, or was about to, with a description that was not remembered. */
    public Set<String> touched() {
        if (isRestart()) {
            return Set.of();
        }
        Set<String> touched = new HashSet<>(left);
        touched.addAll(roll.done());
        touched.addAll(roll.asked().keySet());
        return touched;
    }

    /** To be called when the whole cluster is stopped: all nodes will start as they are described, but replicas stay where they are. */
    public static void forgetRestarts(ClusterStore store) {
        boolean resizing;
        try {
            resizing = of(store).filter(Unfinished::resizing).isPresent();
        } catch (PlatformFailure e) {
            // What cannot be read is of no use to the next start, and must not stand in its way.
            resizing = false;
        }
        if (!resizing) {
            store.finished();
        }
    }

    public void remember(ClusterStore store) {
        store.unfinished(MAPPER.writeValueAsString(this));
    }

    /** Throws if the cluster is in the middle of another change than the one that this command goes on with. */
    public static void refuseDuringAnother(ClusterStore store, String command) {
        of(store).filter(unfinished -> !unfinished.command().equals(command)).ifPresent(unfinished -> {
            throw new PlatformFailure(
                    "The cluster is in the middle of another change: gregor " + unfinished.command() + ".",
                    unfinished.remedies());
        });
    }

    /**
     * The restart that a deployment puts an end to: its nodes are described as they were, so nothing stands against it. Throws
     * if the cluster is in the middle of a change that restarts nodes for something else.
     */
    public static Optional<Unfinished> supersededByDeploy(ClusterStore store) {
        Optional<Unfinished> restart = of(store).filter(Unfinished::isRestart);
        if (restart.isEmpty()) {
            refuseDuringAnother(store, DEPLOY);
        }
        return restart;
    }
}
