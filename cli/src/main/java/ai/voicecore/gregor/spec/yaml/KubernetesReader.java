package ai.voicecore.gregor.spec.yaml;

import ai.voicecore.gregor.spec.ClusterSpec.ListenersSpec;
import ai.voicecore.gregor.spec.ExternalAccess;
import ai.voicecore.gregor.spec.KubernetesSpec;
import ai.voicecore.gregor.spec.SizeSpec;
import ai.voicecore.gregor.spec.Spread;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the sections {@code kubernetes} and {@code listeners}. */
final class KubernetesReader {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL);
    private static final Pattern DOTTED = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    /** RFC 1123, and the Kubernetes documentation, "Object Names and IDs". */
    private static final int MAX_NAME_LENGTH = 253;

    /** A host with optional port, a path in lower case, a tag, a digest (OCI Distribution, "Pulling manifests"). */
    private static final Pattern IMAGE =
            Pattern.compile("(([a-zA-Z0-9.-]+|\\[[0-9a-fA-F:]+\\])(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*"
                    + "(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?");

    private static final Pattern CPU = Pattern.compile("([0-9]{1,6})(m?)");
    private static final Pattern BYTES = Pattern.compile("([1-9][0-9]{0,6})(Mi|Gi|Ti)");
    private static final List<String> UNITS = List.of("Mi", "Gi", "Ti");
    private static final int MAX_MEBIBYTES = 1 << 30;

    private KubernetesReader() {}

    static ListenersSpec listeners(Fields listeners) {
        ListenersSpec read = new ListenersSpec(
                listeners.choice("external", ExternalAccess.class, ExternalAccess.NONE),
                listeners.number("nodePort", 30_092, 1024, 65_535),
                listeners.text("domain", ""));
        if (!read.domain().isEmpty() && !isName(read.domain(), DOTTED)) {
            listeners.problem(
                    "domain",
                    "is `" + read.domain() + "`, which is not a name of the DNS.",
                    "Write it as kafka.example.com.");
        }
        return read;
    }

    static KubernetesSpec kubernetes(Fields fields, KubernetesSpec otherwise) {
        KubernetesSpec read = new KubernetesSpec(
                name(fields, "namespace", otherwise.namespace(), NAME),
                fields.text("image", otherwise.image()),
                name(fields, "pullSecret", otherwise.pullSecret(), DOTTED),
                name(fields, "storageClass", otherwise.storageClass(), DOTTED),
                fields.choice("spread", Spread.class, otherwise.spread()),
                fields.section("broker", size -> size(size, otherwise.broker())),
                fields.section("controller", size -> size(size, otherwise.controller())),
                fields.section("zookeeper", size -> size(size, otherwise.zookeeper())),
                fields.section("connect", size -> size(size, otherwise.connect())),
                fields.section("registry", size -> size(size, otherwise.registry())));
        if (!read.image().isEmpty() && !IMAGE.matcher(read.image()).matches()) {
            fields.problem(
                    "image",
                    "is `" + read.image() + "`, which is not the name of an image.",
                    "Write it as registry.example.com/gregor:0.1.0.");
        }
        return read;
    }

    private static boolean isName(String name, Pattern pattern) {
        return name.length() <= MAX_NAME_LENGTH && pattern.matcher(name).matches();
    }

    private static String name(Fields fields, String key, String otherwise, Pattern pattern) {
        String name = fields.text(key, otherwise);
        if (!name.isEmpty() && !isName(name, pattern)) {
            fields.problem(
                    key,
                    "is `" + name + "`, which Kubernetes does not take for a name.",
                    "Use lower-case letters, digits and dashes.");
        }
        return name;
    }

    private static SizeSpec size(Fields fields, SizeSpec otherwise) {
        return new SizeSpec(
                cpu(fields, otherwise.cpuMillis()),
                mebibytes(fields, "memory", otherwise.memoryMebibytes()),
                otherwise.storageMebibytes() == 0 ? 0 : mebibytes(fields, "storage", otherwise.storageMebibytes()));
    }

    private static int cpu(Fields fields, int otherwise) {
        String value = fields.text("cpu", quantityOfCpu(otherwise));
        Matcher matcher = CPU.matcher(value);
        if (!matcher.matches() || value.matches("0+m?")) {
            fields.unreadable("cpu", "is `" + value + "`, which is no amount of processors.", "Write 4 or 500m.");
            return otherwise;
        }
        int number = Integer.parseInt(matcher.group(1));
        return matcher.group(2).isEmpty() ? Math.multiplyExact(Math.min(number, 10_000), 1000) : number;
    }

    private static int mebibytes(Fields fields, String key, int otherwise) {
        String value = fields.text(key, quantityOfBytes(otherwise));
        Matcher matcher = BYTES.matcher(value);
        long size = matcher.matches()
                ? Long.parseLong(matcher.group(1)) << (10 * UNITS.indexOf(matcher.group(2)))
                : Long.MAX_VALUE;
        if (size > MAX_MEBIBYTES) {
            fields.unreadable(key, "is `" + value + "`, which is not a size.", "Write 512Mi or 8Gi.");
            return otherwise;
        }
        return (int) size;
    }

    /** In Kubernetes notation: 4, 500m. */
    static String quantityOfCpu(int millis) {
        return millis % 1000 == 0 ? String.valueOf(millis / 1000) : millis + "m";
    }

    /** In Kubernetes notation: 8Gi, 512Mi. */
    static String quantityOfBytes(int mebibytes) {
        return mebibytes % 1024 == 0 ? mebibytes / 1024 + "Gi" : mebibytes + "Mi";
    }
}
