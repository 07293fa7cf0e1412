package ai.voicecore.gregor.node.state;

import ai.voicecore.gregor.node.settings.NodeSettings;
import ai.voicecore.gregor.node.settings.Refusal;
import ai.voicecore.gregor.node.storage.LogDirectory;
import ai.voicecore.gregor.node.storage.Storage;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code /restart-check}: what to know before this node is stopped.
 *
 * @param trouble why it would not start again on its storage; null if it would
 * @param remedy what to do; null if there is nothing
 * @param oldRequests requests of clients since its start that a later Kafka rejects
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RestartCheck(@Nullable String trouble, @Nullable String remedy, List<OldRequest> oldRequests) {

    static RestartCheck of(NodeSettings settings) {
        Optional<Refusal> refusal = refusal(settings);
        return new RestartCheck(
                refusal.map(Refusal::what).orElse(null),
                refusal.map(Refusal::remedy).orElse(null),
                OldRequest.readAll());
    }

    private static Optional<Refusal> refusal(NodeSettings settings) {
        try {
            Storage.check(settings);
            return full(settings);
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every role writes at its start, so a full disk prevents it. */
    private static Optional<Refusal> full(NodeSettings settings) {
        return Stream.concat(Stream.of(settings.nodeDir()), storage(settings))
                .filter(Files::isDirectory)
                .flatMap(directory -> unwritable(directory).stream())
                .findFirst();
    }

    private static Stream<Path> storage(NodeSettings settings) {
        return settings.role().isKafka()
                ? LogDirectory.readAll(settings.properties(), false).stream().map(LogDirectory::path)
                : Optional.ofNullable(settings.properties().get("dataDir")).map(Path::of).stream();
    }

    private static Optional<Refusal> unwritable(Path directory) {
        try {
            if (!Files.isWritable(directory)) {
                return Optional.of(new Refusal(directory + " cannot be written.", "Give this user the right to."));
            }
            return Files.getFileStore(directory).getUsableSpace() > 0
                    ? Optional.empty()
                    : Optional.of(new Refusal(directory + " has no room left.", "Make room on its volume."));
        } catch (IOException e) {
            return Optional.of(new Refusal(directory + " cannot be examined: " + e.getMessage(), "Mount it again."));
        }
    }
}
