package ai.voicecore.gregor.node.state;

import ai.voicecore.gregor.node.settings.NodeSettings;
import ai.voicecore.gregor.node.settings.Refusal;
import ai.voicecore.gregor.node.storage.LogDirectory;
import ai.voicecore.gregor.node.storage.Storage;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code /restart-check}: what to know before this node is stopped.
 *
 * @param trouble why it would not start again on its storage; null if it would
 * @param remedy what to do; null if there is nothing
 * @param oldRequests requests of clients since its start that a later Kafka rejects
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RestartCheck(@Nullable String trouble, @Nullable String remedy, List<OldRequest> oldRequests) {

    static RestartCheck of(NodeSettings settings) {
        Optional<Refusal> refusal = refusal(settings);
        return new RestartCheck(
                refusal.map(Refusal::what).orElse(null),
                refusal.map(Refusal::remedy).orElse(null),
                OldRequest.readAll());
    }

    private static Optional<Refusal> refusal(NodeSettings settings) {
        try {
            Storage.check(settings);
            return full(settings);
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every role writes at its start, so a full disk prevents it. */
    private static Optional<Refusal> full(NodeSettings settings) {
        return Stream.concat(Stream.of(settings.nodeDir()), storage(settings))
                .filter(Files::isDirectory)
                .flatMap(directory -> unwritable(directory).stream())
                .findFirst();
    }

    private static Stream<Path> storage(NodeSettings settings) {
        return settings.role().isKafka()
                ? LogDirectory.readAll(settings.properties(), false).stream().map(LogDirectory::path)
                : Optional.ofNullable(settings.properties().get("dataDir")).map(Path::of).stream();
    }

    private static Optional<Refusal> unwritable(Path directory) {
        try {
            if (!Files.isWritable(directory)) {
                return Optional.of(new Refusal(directory + " cannot be written.", "Give this user the right to."));
            }
            return Files.getFileStore(directory).getUsableSpace() > 0
                    ? Optional.empty()
                    : Optional.of(new Refusal(directory + " has no room left.", "Make room on its volume."));
        } catch (IOException e) {
            return Optional.of(new Refusal(directory + " cannot be examined: " + e.getMessage(), "Mount it again."));
        }
    }

    /**
     * The broker's counter of a request version that a later Kafka rejects (KIP-896,
     * {@code DeprecatedRequestsPerSec}).
     *
     * @param request as {@code Fetch}
     * @param client the client's name and version; {@code unknown} for clients before KIP-511
     * @param count number of requests since the broker's start
     */
    record OldRequest(String request, String version, String client, long count) {
        /** Fetch requests are counted a second time by their sender. */
        private static final Set<String> ASPECTS = Set.of("FetchConsumer", "FetchFollower");

        private static final String UNKNOWN = "unknown";
        private static final ObjectName BEANS =
                BeanReader.name("kafka.network:type=RequestMetrics,name=DeprecatedRequestsPerSec,*");

        /** Empty on a node that is not a broker, and before Kafka 3.7. */
        static List<OldRequest> readAll() {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            return server.queryNames(BEANS, null).stream()
                    .map(bean -> new OldRequest(
                            key(bean, "request"),
                            key(bean, "version"),
                            client(key(bean, "clientSoftwareName"), key(bean, "clientSoftwareVersion")),
                            count(server, bean)))
                    .filter(request -> request.count() > 0 && !ASPECTS.contains(request.request()))
                    .sorted(Comparator.comparing(OldRequest::request).thenComparing(OldRequest::version))
                    .toList();
        }

        private static String client(String name, String version) {
            return version.equals(UNKNOWN) ? name : name + " " + version;
        }

        private static String key(ObjectName bean, String key) {
            String value = bean.getKeyProperty(key);
            return value == null ? "" : value;
        }

        /** A client's counter may disappear while it is read. */
        private static long count(MBeanServer server, ObjectName bean) {
            try {
                return server.getAttribute(bean, "Count") instanceof Number count ? count.longValue() : 0;
            } catch (JMException e) {
                return 0;
            }
        }
    }
}
