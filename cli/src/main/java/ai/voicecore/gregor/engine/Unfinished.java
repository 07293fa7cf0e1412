package ai.voicecore.gregor.engine;

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
 */
public record Unfinished(String command, Roll roll, boolean resizing) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** One that moves no replicas. */
    public Unfinished(String command, Roll roll) {
        this(command, roll, false);
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

    /** The nodes that it has restarted already, or was about to. */
    public Set<String> touched() {
        Set<String> touched = new HashSet<>(roll.done());
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

    void remember(ClusterStore store) {
        store.unfinished(MAPPER.writeValueAsString(this));
    }

    /** Throws if the cluster is in the middle of another change than the one that this command goes on with. */
    public static void refuseDuringAnother(ClusterStore store, String command) {
        of(store).filter(unfinished -> !unfinished.command().equals(command)).ifPresent(unfinished -> {
            throw new PlatformFailure(
                    "The cluster is in the middle of another change: gregor " + unfinished.command() + ".",
                    "Type that again: it goes on where it stopped.");
        });
    }
}
