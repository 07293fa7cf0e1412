package ai.voicecore.gregor.image;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.failure.FailureKind;
import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.InsecureRegistryException;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.RegistryAuthenticationFailedException;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;

/** Calls Jib, and turns its failures into what the user can act on. */
final class JibCall {
    private JibCall() {}

    @FunctionalInterface
    interface Work {
        JibContainer run()
                throws InterruptedException, RegistryException, IOException, CacheDirectoryCreationException,
                        ExecutionException;
    }

    /**
     * Does it.
     *
     * @param sentence what it means when it fails
     * @param name the image that is pulled or written
     */
    static JibContainer run(String sentence, String name, Work work) {
        try {
            return work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(FailureKind.INTERRUPTED, sentence + ": interrupted", "Start it again.", e);
        } catch (RegistryException | IOException | CacheDirectoryCreationException | ExecutionException e) {
            throw problem(sentence, name, e);
        }
    }

    private static Failure problem(String sentence, String name, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnauthorizedException
                    || cause instanceof RegistryAuthenticationFailedException) {
                return new Failure(
                        FailureKind.FAILED,
                        sentence + ": the registry does not know you, or you may not use " + name,
                        "Log in as your container tools do (docker login, podman login --authfile"
                                + " ~/.docker/config.json); Gregor reads ~/.docker/config.json.",
                        failure);
            }
            if (cause instanceof InsecureRegistryException) {
                return new Failure(
                        FailureKind.FAILED,
                        sentence + ": the registry does not speak HTTPS with a certificate that is trusted",
                        "Give it one. Plain HTTP is only spoken with a registry on localhost.",
                        failure);
            }
            if (cause instanceof UnknownHostException
                    || cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SocketTimeoutException) {
                return new Failure(
                        FailureKind.UNREACHABLE,
                        sentence + ": the registry cannot be reached: " + cause.getMessage(),
                        "Check its name and the network, or work with files: --base tar://FILE and --tar FILE.",
                        failure);
            }
            if (cause instanceof RegistryException) {
                return new Failure(
                        FailureKind.FAILED,
                        sentence + ": " + firstLine(cause),
                        "Check the name " + name + ", and that you may do this there.",
                        failure);
            }
        }
        return new Failure(
                FailureKind.REFUSED,
                sentence + ": " + firstLine(failure),
                "Check that its disk has room and can be written.",
                failure);
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
