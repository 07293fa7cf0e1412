package ai.voicecore.gregor.platform.kubernetes.manifest;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.SizeSpec;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Sum of the resource requests of pods.
 *
 * @param cpuMillis thousandths of a core
 */
public record ResourceTotal(int pods, int claims, long cpuMillis, long memoryMebibytes, long storageMebibytes) {
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

    /** The sum of the workloads' pods with matching names. */
    public static ResourceTotal of(ClusterSpec spec, Collection<Workload> workloads, Predicate<String> pods) {
        int count = 0;
        int claims = 0;
        long cpu = 0;
        long memory = 0;
        long storage = 0;
        for (Workload workload : workloads) {
            SizeSpec size = workload.size(spec);
            int here = (int) workload.nodes().stream()
                    .filter(node -> pods.test(node.name()))
                    .count();
            count += here;
            claims += workload.role().isClient() ? 0 : here;
            cpu += (long) here * size.cpuMillis();
            memory += (long) here * size.memoryMebibytes();
            storage += (long) here * size.storageMebibytes();
        }
        return new ResourceTotal(count, claims, cpu, memory, storage);
    }

    /** The sum of brokers and controllers or ZooKeeper servers, as in VoiceCore's documents. */
    public static ResourceTotal ofBrokers(ClusterSpec spec, List<Workload> workloads) {
        return of(
                spec,
                workloads.stream()
                        .filter(workload -> !workload.role().isClient())
                        .toList(),
                pod -> true);
    }

    /** By the resource names of quotas. */
    public Map<String, BigDecimal> amounts() {
        BigDecimal cpu = BigDecimal.valueOf(cpuMillis, 3);
        BigDecimal memory = BigDecimal.valueOf(memoryMebibytes).multiply(MEBIBYTE);
        Map<String, BigDecimal> amounts = new TreeMap<>();
        amounts.put("pods", BigDecimal.valueOf(pods));
        amounts.put("persistentvolumeclaims", BigDecimal.valueOf(claims));
        amounts.put("cpu", cpu);
        amounts.put("requests.cpu", cpu);
        amounts.put("memory", memory);
        amounts.put("requests.memory", memory);
        amounts.put("limits.memory", memory);
        amounts.put("requests.storage", BigDecimal.valueOf(storageMebibytes).multiply(MEBIBYTE));
        return amounts;
    }

    public static String readable(String resource, BigDecimal amount) {
        boolean bytes = resource.endsWith("memory") || resource.endsWith("storage");
        return bytes
                ? amount.divideToIntegralValue(MEBIBYTE).toPlainString() + " MiB"
                : amount.stripTrailingZeros().toPlainString();
    }

    /** As {@code 12 CPU, 24 GiB of memory, 300 GiB of storage}. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%s CPU, %s GiB of memory, %s GiB of storage",
                plain(cpuMillis / 1000.0),
                plain(memoryMebibytes / 1024.0),
                plain(storageMebibytes / 1024.0));
    }

    private static String plain(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
