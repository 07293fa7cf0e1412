package ai.voicecore.gregor.node.state;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

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
