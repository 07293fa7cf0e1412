package ai.voicecore.gregor.snapshot;

import java.util.Locale;

/** What a ZooKeeper server is in its ensemble. */
public enum ZooKeeperState {
    LEADER,
    FOLLOWER,
    OBSERVER,
    STANDALONE,
    LOOKING;

    /** Whether it answers clients, and votes. */
    public boolean isServing() {
        return this == LEADER || this == FOLLOWER || this == STANDALONE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
