package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.failure.Failure;
import java.util.Collection;

/** A name that is no node's. */
public final class UnknownNode {
    private UnknownNode() {}

    /**
     * What a command says that was given it.
     *
     * @param nodes the names that there are
     */
    public static Failure failure(String name, Collection<String> nodes) {
        return Failure.refused(
                "There is no node " + name + " in this cluster.", "Its nodes are: " + String.join(", ", nodes) + ".");
    }
}
