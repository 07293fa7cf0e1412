package ai.voicecore.gregor.node.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Converts environment variables to properties, like the apache/kafka image ({@code KafkaDockerWrapper}): the prefix is
 * removed, {@code _} is a dot, {@code __} an underscore, {@code ___} a dash.
 */
public final class PropertyNames {
    /** Variables for scripts and images, not for the server; the list of the apache/kafka image. */
    private static final Set<String> NOT_PROPERTIES = Set.of(
            "VERSION",
            "HEAP_OPTS",
            "LOG4J_OPTS",
            "OPTS",
            "JMX_OPTS",
            "JVM_PERFORMANCE_OPTS",
            "GC_LOG_OPTS",
            "LOG4J_ROOT_LOGLEVEL",
            "LOG4J_LOGGERS",
            "TOOLS_LOG4J_LOGLEVEL",
            "JMX_HOSTNAME");

    /** The server's own id: it is written to the file {@code myid}, not to the configuration. */
    static final String ZOOKEEPER_SERVER_ID = "ZOOKEEPER_SERVER_ID";

    private PropertyNames() {}

    /** The configuration of a role, sorted by name. Variables with other prefixes are ignored. */
    static SortedMap<String, String> fromEnvironment(Role role, Map<String, String> environment) {
        SortedMap<String, String> properties = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (isProperty(role, variable) && !isEmptyRack(variable, value)) {
                String name = propertyName(variable.substring(role.prefix().length()));
                properties.put(role == Role.ZOOKEEPER ? ZooKeeperKeys.restore(name) : name, value);
            }
        });
        return properties;
    }

    /** On Kubernetes versions without the zone label in pods; an empty rack would count as a rack. */
    private static boolean isEmptyRack(String variable, String value) {
        return variable.equals("KAFKA_BROKER_RACK") && value.isEmpty();
    }

    private static boolean isProperty(Role role, String variable) {
        return variable.length() > role.prefix().length()
                && variable.startsWith(role.prefix())
                && !variable.equals(ZOOKEEPER_SERVER_ID)
                && !NOT_PROPERTIES.contains(variable.substring(role.prefix().length()));
    }

    // The order matters: three underscores are converted before two.
    private static String propertyName(String suffix) {
        return suffix.toLowerCase(Locale.ROOT)
                .replace("_", ".")
                .replace("...", "-")
                .replace("..", "_");
    }

    /**
     * ZooKeeper's keys with their capitals. An environment variable has none, so a name is looked up here without regard to
     * case and dots. A name that is not here is passed on as it is: {@code server.1}.
     *
     * <p>Source: ZooKeeper's administrator's guide, 3.8, and {@code QuorumPeerConfig.parseProperties}. A key that only a
     * system property sets (such as {@code jute.maxbuffer}) does not belong in the file, and so not here.
     */
    private static final class ZooKeeperKeys {
        private static final String KEYS = """
                dataDir dataLogDir tickTime initLimit syncLimit connectToLearnerMasterLimit
                clientPort clientPortAddress secureClientPort secureClientPortAddress clientPortListenBacklog
                maxClientCnxns maxCnxns minSessionTimeout maxSessionTimeout cnxTimeout serverCnxnFactory
                snapCount commitLogCount snapSizeLimitInKb txnLogSizeLimitInKb preAllocSize globalOutstandingLimit
                autopurge.snapRetainCount autopurge.purgeInterval
                standaloneEnabled reconfigEnabled dynamicConfigFile electionAlg leaderServes peerType syncEnabled
                quorumListenOnAllIPs localSessionsEnabled localSessionsUpgradingEnabled extendedTypesEnabled
                admin.enableServer admin.serverAddress admin.serverPort admin.idleTimeout admin.commandURL
                admin.portUnification
                4lw.commands.whitelist maxResponseCacheSize maxGetChildrenResponseCacheSize watchManagerName
                metricsProvider.className metricsProvider.httpHost metricsProvider.httpPort
                metricsProvider.exportJvmInfo
                multiAddress.enabled multiAddress.reachabilityCheckEnabled multiAddress.reachabilityCheckTimeoutMs
                sslQuorum portUnification client.portUnification sslQuorumReloadCertFiles
                ssl.keyStore.location ssl.keyStore.password ssl.keyStore.passwordPath ssl.keyStore.type
                ssl.trustStore.location ssl.trustStore.password ssl.trustStore.passwordPath ssl.trustStore.type
                ssl.hostnameVerification ssl.clientAuth ssl.enabledProtocols ssl.ciphersuites ssl.authProvider
                ssl.quorum.keyStore.location ssl.quorum.keyStore.password ssl.quorum.keyStore.passwordPath
                ssl.quorum.keyStore.type
                ssl.quorum.trustStore.location ssl.quorum.trustStore.password ssl.quorum.trustStore.passwordPath
                ssl.quorum.trustStore.type
                ssl.quorum.hostnameVerification ssl.quorum.clientAuth ssl.quorum.enabledProtocols
                ssl.quorum.ciphersuites
                quorum.auth.enableSasl quorum.auth.learnerRequireSasl quorum.auth.serverRequireSasl
                quorum.auth.learner.saslLoginContext quorum.auth.server.saslLoginContext
                quorum.auth.kerberos.servicePrincipal quorum.cnxn.threads.size
                sessionRequireClientSASLAuth enforce.auth.enabled enforce.auth.schemes skipACL forceSync
                fsync.warningthresholdms snapshot.trust.empty DigestAuthenticationProvider.superDigest
                """;

        private static final Map<String, String> BY_BARE_NAME = Arrays.stream(KEYS.split("\\s+", -1))
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toUnmodifiableMap(ZooKeeperKeys::bare, Function.identity()));

        private ZooKeeperKeys() {}

        static String restore(String name) {
            return BY_BARE_NAME.getOrDefault(bare(name), name);
        }

        private static String bare(String name) {
            return name.replace(".", "").toLowerCase(Locale.ROOT);
        }
    }
}
