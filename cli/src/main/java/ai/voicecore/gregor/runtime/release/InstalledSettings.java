package ai.voicecore.gregor.runtime.release;

import ai.voicecore.gregor.runtime.InstalledRuntime;
import ai.voicecore.gregor.settings.Definitions;
import ai.voicecore.gregor.settings.Kind;
import ai.voicecore.gregor.settings.ReleaseSettings;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The settings of an installed release, from the {@code ConfigDef}s in its jars. Each is loaded at its first use: the first
 * takes about 0.2 s, the brokers' 0.4 s.
 */
public final class InstalledSettings implements ReleaseSettings {
    private static final String LOG_CONFIG = "org.apache.kafka.storage.internals.log.LogConfig";
    private static final String KAFKA_CONFIG = "kafka.server.KafkaConfig";
    private static final String QUOTAS = "org.apache.kafka.server.config.QuotaConfig";
    private static final String CLIENTS = "org.apache.kafka.clients.";

    private final String version;
    private final Reflection release;
    private final Map<Kind, Definitions> loaded = new ConcurrentHashMap<>();

    /** @param runtime a Kafka runtime */
    public InstalledSettings(InstalledRuntime runtime) {
        this.version = runtime.id().version();
        this.release = new Reflection(ReleaseLoader.of(runtime));
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Definitions of(Kind kind) {
        return loaded.computeIfAbsent(kind, this::load);
    }

    private Definitions load(Kind kind) {
        return switch (kind) {
            case TOPIC ->
                new ReleaseDefinitions(
                        release,
                        topic -> release.invoke(LOG_CONFIG, "validate", topic),
                        release.call(LOG_CONFIG, "configDefCopy"));
            case BROKER ->
                new ReleaseDefinitions(
                        release,
                        node -> release.invoke(KAFKA_CONFIG, "fromProps", node, false),
                        release.call(KAFKA_CONFIG, "configDef"));
            case CONNECT -> {
                String distributed = "org.apache.kafka.connect.runtime.distributed.DistributedConfig";
                Object crypto = release.constant("org.apache.kafka.connect.runtime.distributed.Crypto", "SYSTEM");
                yield new ReleaseDefinitions(
                        release,
                        worker -> release.make(distributed, Map.copyOf(worker)),
                        release.call(distributed, "config", crypto));
            }
            case PRODUCER -> client("producer.ProducerConfig");
            case CONSUMER -> client("consumer.ConsumerConfig");
            case ADMIN -> client("admin.AdminClientConfig");
            case QUOTA -> quotas();
        };
    }

    /** Kafka separates them by entity, and has no rule for combinations. */
    private Definitions quotas() {
        String quotas = version.startsWith("3.") ? QUOTAS + "s" : QUOTAS;
        return new ReleaseDefinitions(
                release,
                rates -> rates,
                release.call(quotas, "userAndClientQuotaConfigs"),
                release.call(quotas, "ipConfigs"));
    }

    private Definitions client(String name) {
        return new ReleaseDefinitions(
                release,
                client -> release.make(CLIENTS + name, Map.copyOf(client)),
                release.call(CLIENTS + name, "configDef"));
    }

    /** Loads the classes of one installed release, isolated from Gregor and from other releases. */
    private static final class ReleaseLoader extends URLClassLoader {
        private static final String LOG = "org.slf4j.";

        static {
            registerAsParallelCapable();
        }

        private ReleaseLoader(URL[] jars) {
            super(jars, ClassLoader.getPlatformClassLoader());
        }

        static ReleaseLoader of(InstalledRuntime runtime) {
            return new ReleaseLoader(
                    runtime.classPath().stream().map(ReleaseLoader::url).toArray(URL[]::new));
        }

        private static URL url(Path jar) {
            try {
                return jar.toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException(jar + " is the path of a file", e);
            }
        }

        /** Kafka uses the logging of Gregor's libraries, which is off. Its own would write to the terminal. */
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.startsWith(LOG)
                    ? ReleaseLoader.class.getClassLoader().loadClass(name)
                    : super.loadClass(name, resolve);
        }
    }
}
