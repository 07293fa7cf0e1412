package ai.voicecore.gregor.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Kubeconfig files. */
public final class Kubeconfigs {
    private Kubeconfigs() {}

    /**
     * Writes a kubeconfig.
     *
     * @param authority certificate of the server's authority, as Base64; may be empty
     */
    public static Path write(String name, String server, String authority, String token) throws IOException {
        Path directory = Files.createDirectories(TestHome.target().resolve("it-kubeconfigs"));
        return Files.writeString(directory.resolve(name), """
                apiVersion: v1
                kind: Config
                clusters: [{name: test, cluster: {server: "%s", certificate-authority-data: "%s"}}]
                users: [{name: test, user: {token: "%s"}}]
                contexts: [{name: test, context: {cluster: test, user: test}}]
                current-context: test
                """.formatted(server, authority, token));
    }

    /** A copy of a kubeconfig that leads to another port on loopback. */
    public static Path through(int port, Path kubeconfig, URI server) throws IOException {
        Path directory = Files.createDirectories(TestHome.target().resolve("it-kubeconfigs"));
        String there = server.getScheme() + "://" + server.getAuthority();
        return Files.writeString(
                directory.resolve("through-" + port),
                Files.readString(kubeconfig).replace(there, server.getScheme() + "://127.0.0.1:" + port));
    }
}
