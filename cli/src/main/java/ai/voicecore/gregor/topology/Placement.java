package ai.voicecore.gregor.topology;

/** Where a platform puts the nodes: what their addresses and directories are. Pure; implemented once per platform. */
public interface Placement {
    /**
     * The address at which others reach a node.
     *
     * @param index the node's number within its role, from 0
     */
    Address address(Role role, int index, Endpoint endpoint);

    /** The address to bind for it; the same on a plain machine, the wildcard in a pod. */
    Address bind(Role role, int index, Endpoint endpoint);

    /** Absolute directory of a node: config, logs and data are below it. */
    String directory(String node);
}
