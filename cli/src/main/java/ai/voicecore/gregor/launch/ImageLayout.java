package ai.voicecore.gregor.launch;

import ai.voicecore.gregor.runtime.Product;
import ai.voicecore.gregor.runtime.RuntimeId;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.Node;
import ai.voicecore.gregor.topology.Role;
import java.util.List;
import java.util.stream.Stream;

/**
 * Paths in Gregor's container image, for building the image and for rendering pods.
 *
 * <p>Each software has a name, such as {@code kafka-4.3.1-kraft}, and is started as {@code bin/NAME FLAGS… @args/NAME}.
 * {@code bin/NAME} is a link to the {@code java} of the JDK that fits best, so that no shell has to choose.
 */
public final class ImageLayout {
    /** Gregor's directory and the working directory; class paths and archives are relative to it. */
    public static final String ROOT = "/opt/gregor";

    /** The only writable directory besides {@code /tmp}: a volume. */
    public static final String STATE = "/var/lib/gregor";

    /** User and group of every process. */
    public static final int USER = 10001;

    /** The software name of the command line. */
    public static final String CLI = "gregor";

    private ImageLayout() {}

    public static String software(RuntimeId runtime, NodeKind kind) {
        return runtime.product() == Product.REGISTRY ? runtime.toString() : runtime + "-" + kind.word();
    }

    public static String software(ClusterSpec spec, Node node) {
        RuntimeId runtime = node.role() == Role.REGISTRY
                ? RuntimeId.registry(spec.registry().version())
                : RuntimeId.kafka(spec.version());
        return software(runtime, NodeKind.of(node));
    }

    public static String java(String software) {
        return ROOT + "/bin/" + software;
    }

    /** The argument file of a software; its last line is the main class. */
    public static String arguments(String software) {
        return ROOT + "/args/" + software;
    }

    /** The command line that starts a software with the node's own JVM flags. */
    public static List<String> command(String software, List<String> jvmFlags) {
        return Stream.of(List.of(java(software)), jvmFlags, List.of("@" + arguments(software)))
                .flatMap(List::stream)
                .toList();
    }
}
