package ai.voicecore.gregor.image;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.runtime.Product;
import ai.voicecore.gregor.runtime.RuntimeId;
import ai.voicecore.gregor.runtime.jdk.Jdk;
import ai.voicecore.gregor.runtime.jdk.JdkFit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Which JDKs a base image must have. Pure. */
final class ImageJdks {
    /** What the command line is compiled for. */
    private static final int CLI_OLDEST = 21;

    private ImageJdks() {}

    /** The base image's JDKs; throws when one of the runtimes, or the command line, could not run on any of them. */
    static List<Jdk> require(ImageRequest request, List<Jdk> jdks) {
        if (jdks.stream().noneMatch(jdk -> jdk.feature() >= CLI_OLDEST)) {
            throw unfit(request, jdks, "Gregor itself needs Java " + CLI_OLDEST + " or newer");
        }
        for (RuntimeId runtime : request.runtimes()) {
            try {
                JdkFit.choose(runtime, jdks);
            } catch (Failure nothingFits) {
                String needed = runtime.product() == Product.REGISTRY || runtime.major() > 3 ? "21" : "17 or 21";
                throw unfit(request, jdks, runtime + " needs Java " + needed);
            }
        }
        return jdks;
    }

    /** The newest: the command line runs for a moment only, and newer ones start quicker. */
    static Jdk forCli(List<Jdk> jdks) {
        return jdks.stream()
                .filter(jdk -> jdk.feature() >= CLI_OLDEST)
                .max(Comparator.comparingInt(Jdk::feature))
                .orElseThrow();
    }

    private static Failure unfit(ImageRequest request, List<Jdk> jdks, String needs) {
        String has = jdks.isEmpty()
                ? "has no Java"
                : "has " + jdks.stream().map(Jdk::toString).collect(Collectors.joining(", "));
        return Failure.refused(
                "The base image " + request.base() + " " + has + "; " + needs,
                "Choose a base image with Java 21, which everything runs on: --base " + ImageRequest.DEFAULT_BASE);
    }
}
