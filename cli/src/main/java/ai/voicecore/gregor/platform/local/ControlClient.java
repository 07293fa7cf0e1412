package ai.voicecore.gregor.platform.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Talks to a cluster's supervisor. */
final class ControlClient {
    private final Path socket;

    ControlClient(Path socket) {
        this.socket = socket;
    }

    /** What the supervisor knows; empty if none is running. */
    Optional<List<NodeRun>> observe() {
        return ask("observe");
    }

    /** Has the orders read again. */
    Optional<List<NodeRun>> reload() {
        return ask("reload");
    }

    private Optional<List<NodeRun>> ask(String command) {
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(StandardCharsets.UTF_8.encode(command + "\n"));
            String line = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8)).readLine();
            return line == null ? Optional.empty() : Optional.of(List.of(Json.MAPPER.readValue(line, NodeRun[].class)));
        } catch (IOException | JacksonException e) {
            // A socket that nobody listens on is what a killed supervisor leaves.
            return Optional.empty();
        }
    }
}
