package ai.voicecore.gregor.cli.option;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.access.Transport;
import ai.voicecore.gregor.failure.ClusterOptions;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.InvalidSpec;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which cluster a command is about: one that Gregor has deployed, or any other, by its address. */
public final class TargetOption {
    private static final String BOOTSTRAP = "--bootstrap-servers";
    private static final int HIGHEST_PORT = 65_535;
    private static final String ADDRESSES = "[^,\\s]+:[0-9]{1,5}(,[^,\\s]+:[0-9]{1,5})*";

    @Mixin
    private ClusterOption own = new ClusterOption();

    @Option(
            names = BOOTSTRAP,
            paramLabel = "HOST:PORT,…",
            description = "A cluster that Gregor has not deployed, by the addresses of some of its brokers.")
    private @Nullable String bootstrapServers;

    @Option(
            names = CommandConfig.OPTION,
            paramLabel = "FILE",
            description =
                    "Settings for Kafka's clients, as kafka-topics.sh takes them: security.protocol, sasl.*, ssl.*;"
                            + " with --bootstrap-servers.")
    private @Nullable Path commandConfig;

    /**
     * The way to a cluster that Gregor has not deployed.
     *
     * @param file where its settings are from, for messages; empty if none is given
     * @param leftOut settings of the file that are not taken over
     */
    public record Foreign(Access access, Optional<Path> file, SortedSet<String> leftOut) {
        public ClusterOptions options() {
            return new ClusterOptions(BOOTSTRAP + " " + access.bootstrapServers()
                    + file.map(path -> " " + CommandConfig.OPTION + " " + path).orElse(""));
        }
    }

    /** One of Gregor's own clusters, where no other is named. */
    public ClusterOption own() {
        return own;
    }

    /** The same option about the cluster that a spec describes, if it is one of Gregor's own. */
    public TargetOption or(ClusterSpec spec) {
        TargetOption option = new TargetOption();
        option.own = bootstrapServers == null ? own.or(spec) : own;
        option.bootstrapServers = bootstrapServers;
        option.commandConfig = commandConfig;
        return option;
    }

    public boolean isForeign() {
        return bootstrapServers != null;
    }

    /** A cluster that Gregor has not deployed, if one is meant; throws {@link InvalidSpec} where the options contradict each other. */
    public Optional<Foreign> foreign() {
        String servers = bootstrapServers;
        Path file = commandConfig;
        if (servers == null) {
            if (file != null) {
                throw InvalidSpec.of(
                        CommandConfig.OPTION,
                        "is for a cluster that Gregor has not deployed; how its own are reached is in their specs.",
                        "Add --bootstrap-servers HOST:PORT, or leave --command-config out.");
            }
            return Optional.empty();
        }
        own.given().ifPresent(option -> {
            throw InvalidSpec.of(
                    BOOTSTRAP,
                    "names a cluster that Gregor has not deployed, and " + option + " one that it has.",
                    "Leave --bootstrap-servers or " + option + " out.");
        });
        if (!servers.matches(ADDRESSES) || ports(servers).anyMatch(port -> port > HIGHEST_PORT)) {
            throw InvalidSpec.of(
                    BOOTSTRAP,
                    "is " + servers + ", which is no list of addresses.",
                    "Write HOST:PORT, several parted by commas.");
        }
        if (file == null) {
            return Optional.of(new Foreign(Access.plain(servers), Optional.empty(), new TreeSet<>()));
        }
        CommandConfig config = CommandConfig.read(file);
        return Optional.of(new Foreign(
                new Access(servers, config.settings(), Transport.PLAIN), Optional.of(file), config.leftOut()));
    }

    private static IntStream ports(String servers) {
        return Stream.of(servers.split(",", -1))
                .mapToInt(server -> Integer.parseInt(server.substring(server.lastIndexOf(':') + 1)));
    }
}
