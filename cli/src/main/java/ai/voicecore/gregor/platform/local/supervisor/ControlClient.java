package ai.voicecore.gregor.platform.local.supervisor;

import ai.voicecore.gregor.platform.PlatformFailure;
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

/** Talks to a cluster's supervisor. */
public final class ControlClient {
    /** Reading new orders may take a supervisor 20 s. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Path socket;
    private final Duration patience;

    public ControlClient(Path socket) {
        this(socket, TIMEOUT);
    }

    ControlClient(Path socket, Duration patience) {
        this.socket = socket;
        this.patience = patience;
    }

    /** What the supervisor knows; empty if none is running. */
    public Optional<List<NodeRun>> observe() {
        return ask("observe");
    }

    /** Has the orders read again. */
    public Optional<List<NodeRun>> reload() {
        return ask("reload");
    }

    private Optional<List<NodeRun>> ask(String command) {
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        FutureTask<Optional<List<NodeRun>>> answer = new FutureTask<>(() -> answer(command));
        // Not a virtual one: what polls its socket, blocked in native code, has the JVM wait 0.3 s at its end.
        Thread asker = Thread.ofPlatform().daemon().start(answer);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new PlatformFailure(
                    "The supervisor of this cluster does not answer within " + patience.toSeconds() + " s.",
                    "Is it stopped (Ctrl-Z, SIGSTOP) or the machine overloaded? It may be killed (pkill -9 -f SupervisorMain): the nodes go on, and gregor deploy starts another.",
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
            // A socket that nobody listens on is what a killed supervisor leaves.
            return Optional.empty();
        }
    }
}
