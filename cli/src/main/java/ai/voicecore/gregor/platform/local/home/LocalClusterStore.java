package ai.voicecore.gregor.platform.local.home;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.ClusterRecord;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import ai.voicecore.gregor.spec.yaml.ClusterSpecReader;
import ai.voicecore.gregor.spec.yaml.SpecSource;
import ai.voicecore.gregor.spec.yaml.SpecWriter;
import ai.voicecore.gregor.topology.LocalPlacement;
import ai.voicecore.gregor.topology.Membership;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A store in files below {@code <gregor home>/clusters/<name>}. */
public record LocalClusterStore(ClusterHome home, Clock clock) implements ClusterStore {
    /** Format 1 has only the cluster id: its nodes have the names that the spec gives. */
    private static final int VERSION = 2;

    /**
     * @param version format of the cluster's directory
     * @param membership from format 2 on
     */
    record Identity(int version, String clusterId, @Nullable Membership membership) {
        Identity {
            if (clusterId == null || clusterId.isBlank()) {
                throw new IllegalArgumentException("it has no clusterId");
            }
        }
    }

    /** Only the id; empty if it cannot be read. */
    public static Optional<String> clusterId(ClusterHome home) {
        try {
            return Optional.of(identity(home).clusterId());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The id in Kafka's data, if it is another one; empty if it cannot be read. */
    public static Optional<String> kafkaClusterId(ClusterHome home) {
        try {
            return Optional.ofNullable(identity(home).membership()).flatMap(Membership::kafkaClusterId);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Identity identity(ClusterHome home) throws IOException {
        return Json.read(home.identity(), Identity.class);
    }

    @Override
    public Optional<ClusterRecord> load() {
        if (Files.notExists(home.identity())) {
            return Optional.empty();
        }
        try {
            Identity identity = identity(home);
            if (identity.version() > VERSION) {
                throw new Failure(
                        home.root() + " was written by a newer Gregor (format " + identity.version()
                                + ", this one knows " + VERSION + ").",
                        "Use that Gregor, or another GREGOR_HOME.");
            }
            ClusterSpec spec = ofThisName(spec());
            return Optional.of(new ClusterRecord(identity.clusterId(), spec, membership(identity, spec)));
        } catch (IOException e) {
            throw Failure.ofFile(
                    home.identity() + " cannot be read",
                    e,
                    "Restore it from a backup; without it the nodes' data cannot be matched to a cluster.");
        }
    }

    private Membership membership(Identity identity, ClusterSpec spec) {
        Membership known = identity.membership();
        return known == null
                ? Membership.before(spec, LocalPlacement.of(spec, home.nodes().toString()))
                : known;
    }

    /**
     * Whether the directory belongs to a cluster with another name, because it was copied or renamed; false if that cannot
     * be read.
     */
    public static boolean isCopy(ClusterHome home) {
        try {
            return !isNamed(home, ClusterSpecReader.recorded(SpecSource.recorded(home.spec())));
        } catch (InvalidSpec e) {
            return false;
        }
    }

    private static boolean isNamed(ClusterHome home, ClusterSpec spec) {
        return home.root().getFileName().toString().equals(spec.name());
    }

    /** A copied cluster directory must not be used: commands would reach the original cluster. */
    private ClusterSpec ofThisName(ClusterSpec spec) {
        if (!isNamed(home, spec)) {
            throw Failure.refused(
                    home.root() + " holds the record of cluster " + spec.name()
                            + ": it is a copy of that cluster's directory, or was renamed.",
                    "Move a copy to a place outside of " + home.root().getParent()
                            + "; rename a directory that was renamed back to " + spec.name() + ".");
        }
        return spec;
    }

    private ClusterSpec spec() {
        try {
            return ClusterSpecReader.recorded(SpecSource.recorded(home.spec()));
        } catch (InvalidSpec e) {
            throw new Failure(
                    home.spec() + " cannot be read: " + e.sentences(),
                    "Restore it from a backup, or write it again: it is the spec that was deployed last.",
                    e);
        }
    }

    @Override
    public void save(ClusterRecord cluster) {
        try {
            Json.writeText(home.spec(), new YAMLMapper().writeValueAsString(SpecWriter.tree(cluster.spec())));
            Json.write(home.identity(), new Identity(VERSION, cluster.clusterId(), cluster.membership()));
        } catch (IOException e) {
            throw Failure.ofFile(
                    "The cluster cannot be remembered in " + home.root(),
                    e,
                    "Check that the directory is writable and has room.");
        }
    }

    @Override
    public Optional<String> read(Memo memo) {
        Path file = home.memo(memo);
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failure(file, "read", e);
        }
    }

    @Override
    public void write(Memo memo, String text) {
        try {
            Json.writeText(home.memo(memo), text);
        } catch (IOException e) {
            throw failure(home.memo(memo), "written", e);
        }
    }

    @Override
    public void delete(Memo memo) {
        try {
            Files.deleteIfExists(home.memo(memo));
        } catch (IOException e) {
            throw failure(home.memo(memo), "deleted", e);
        }
    }

    private static Failure failure(Path file, String what, IOException e) {
        return Failure.ofFile(
                file + " cannot be " + what,
                e,
                "It tells how far a change has come. Check that the directory is writable and has room.");
    }

    @Override
    public void journal(String event, String detail) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("at", clock.instant().toString());
        line.put("event", event);
        line.put("detail", detail);
        try {
            Files.createDirectories(home.root());
            Files.writeString(
                    home.journal(),
                    Json.MAPPER.writeValueAsString(line) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw Failure.ofFile(
                    "The journal " + home.journal() + " cannot be written",
                    e,
                    "Check that the directory is writable and has room.");
        }
    }
}
