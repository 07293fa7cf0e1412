package ai.voicecore.gregor.platform.kubernetes.pod;

import ai.voicecore.gregor.platform.kubernetes.pod.PodStatuses.PodState;
import ai.voicecore.gregor.snapshot.NodePhase;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Meaning of image errors of a container. Pure. */
final class ImageTroubles {
    private static final Set<String> PULL_ERRORS =
            Set.of("ErrImagePull", "ImagePullBackOff", "RegistryUnavailable", "ImageInspectError");
    private static final Set<String> CREATE_ERRORS =
            Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");
    /** Permanent answers of a registry; network errors may be temporary. */
    private static final Pattern PERMANENT = Pattern.compile(
            "(?i)not found\\b|manifest unknown|code = NotFound|repository does not exist|pull access denied"
                    + "|insufficient_scope|unauthorized|authentication required|403 Forbidden|invalid reference");

    private static final Pattern FOREIGN_IMAGE = Pattern.compile(
            "(?i)executable file not found|no such file or directory|exec format error|runAsNonRoot|run as root");

    /** Text of kubelet, containerd and network around the reason; some of it differs for every pod. */
    private static final Pattern NOISE =
            Pattern.compile("Back-off pulling image \"[^\"]*\": (ErrImagePull: )?|rpc error: code = \\w+ desc = "
                    + "|failed to (pull and unpack image|resolve reference) \"[^\"]*\": |(read|write) (tcp|udp)"
                    + " [^ ]*->[^ ]*: ");

    private ImageTroubles() {}

    /**
     * Empty for a reason that is not about the image.
     *
     * @param reason of the waiting container, as {@code ErrImagePull}
     */
    static Optional<PodState> of(String node, String image, String reason, String message) {
        String words = message.isEmpty() ? reason : shortened(message);
        if (reason.equals("InvalidImageName")) {
            return Optional.of(new PodState(
                    NodePhase.FAILED,
                    "image " + image + " is not a valid image name: " + words,
                    "Correct kubernetes.image in the spec, and deploy with that spec."));
        }
        if (reason.equals("ErrImageNeverPull")) {
            return Optional.of(
                    new PodState(NodePhase.FAILED, "image " + image + " is not on its host: " + words, loading(image)));
        }
        if (PULL_ERRORS.contains(reason)) {
            boolean lasting = PERMANENT.matcher(message).find();
            return Optional.of(new PodState(
                    lasting ? NodePhase.FAILED : NodePhase.STARTING,
                    "image " + image + " cannot be pulled" + (lasting ? ": " : " (it is tried again): ") + words,
                    building(image)));
        }
        if (CREATE_ERRORS.contains(reason)) {
            boolean lasting = FOREIGN_IMAGE.matcher(message).find();
            return Optional.of(new PodState(
                    lasting ? NodePhase.FAILED : NodePhase.STARTING,
                    "cannot be started with image " + image + ": " + words,
                    lasting
                            ? "It is not an image of Gregor. " + building(image)
                            : "Kubernetes tries again; what it meets: kubectl describe pod " + node));
        }
        return Optional.empty();
    }

    /** The host pulls the image now: the result is not known yet. */
    static PodState pulling(String image, String host) {
        return new PodState(
                NodePhase.STARTING,
                "image " + image + " is not " + host + " and is being pulled",
                "Where no registry has it: " + uncapitalized(building(image)));
    }

    private static String uncapitalized(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static String building(String image) {
        return image.contains("/")
                ? "Build and push it: gregor image build --to " + image
                        + "\nor correct kubernetes.image (and pullSecret) in the spec, and deploy with that spec."
                : loading(image);
    }

    private static String loading(String image) {
        return "Build it: gregor image build --name " + image
                + ", and load the file that it writes onto every host;\n"
                + "or push it to a registry: gregor image build --to REGISTRY/NAME, with kubernetes.image: REGISTRY/NAME in"
                + " the spec.";
    }

    /** Without the wrapping error texts. */
    private static String shortened(String message) {
        return NOISE.matcher(message).replaceAll("").strip();
    }
}
