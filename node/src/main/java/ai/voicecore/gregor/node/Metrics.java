package ai.voicecore.gregor.node;

import io.prometheus.jmx.JmxCollector;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.management.MalformedObjectNameException;
import org.jspecify.annotations.Nullable;

/**
 * Prometheus text of the role's MBeans, under the names that Strimzi's dashboards and alerts use, and of the JVM ({@code
 * jvm_*}, {@code process_*}). Classes are loaded with the first scrape, so that the start does not take longer.
 */
final class Metrics {
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final String RULES = "/gregor-metrics.yaml";

    private @Nullable PrometheusRegistry registry;

    /** One scrape at a time: a large broker has ten thousand series. */
    synchronized ByteArrayOutputStream scrape() throws IOException {
        if (registry == null) {
            registry = create();
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream(1 << 16);
        PrometheusTextFormatWriter.create().write(text, registry.scrape());
        return text;
    }

    private static PrometheusRegistry create() throws IOException {
        PrometheusRegistry registry = new PrometheusRegistry();
        try (InputStream rules = Metrics.class.getResourceAsStream(RULES)) {
            if (rules == null) {
                throw new IOException(RULES + " is not in the node jar; build it again");
            }
            new JmxCollector(rules).register(registry);
        } catch (MalformedObjectNameException e) {
            throw new IOException(RULES + " names an MBean wrongly", e);
        }
        JvmMetrics.builder().register(registry);
        return registry;
    }
}
