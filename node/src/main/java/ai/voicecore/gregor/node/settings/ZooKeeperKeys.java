package ai.voicecore.gregor.node.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * ZooKeeper's keys with their capitals. An environment variable has none, so a name is looked up here without regard to
 * case and dots. A name that is not here is passed on as it is: {@code server.1}.
 *
 * <p>Source: ZooKeeper's administrator's guide, 3.8, and {@code QuorumPeerConfig.parseProperties}. A key that only a
 * system property sets (such as {@code jute.maxbuffer}) does not belong in the file, and so not here.
 */
final class ZooKeeperKeys {
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
