package ai.voicecore.gregor.platform.local.supervisor;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.local.home.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;

/** The client of a cluster's supervisor. */
public record ControlClient(Path socket, Duration patience) {
    /** A supervisor may need 20 s to read new orders. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    public ControlClient(Path socket) {
        this(socket, TIMEOUT);
    }

    /** The supervisor's state of the nodes; empty if no supervisor runs. */
    public Optional<List<NodeRun>> observe() {
        return ask("observe");
    }

    public Optional<List<NodeRun>> reload() {
        return ask("reload");
    }

    private Optional<List<NodeRun>> ask(String command) {
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        FutureTask<Optional<List<NodeRun>>> answer = new FutureTask<>(() -> answer(command));
        // Not a virtual thread: the poller of its socket delays the end of the JVM by 0.3 s.
        Thread asker = Thread.ofPlatform().daemon().start(answer);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Failure(
                    "The supervisor of this cluster does not answer within " + patience.toSeconds() + " s.",
                    "Is it stopped (Ctrl-Z, SIGSTOP) or the machine overloaded? It may be killed (pkill -9 -f SupervisorMain): the nodes keep running, and {gregor deploy} starts another.",
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            asker.interrupt();
        }
    }

    private Optional<List<NodeRun>> answer(String command) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(StandardCharsets.UTF_8.encode(command + "\n"));
            String line = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8)).readLine();
            return line == null ? Optional.empty() : Optional.of(List.of(Json.MAPPER.readValue(line, NodeRun[].class)));
        } catch (IOException | JacksonException e) {
            // A killed supervisor leaves a socket on which no process listens.
            return Optional.empty();
        }
    }
}
