package ai.voicecore.gregor.node.quorum;

import ai.voicecore.gregor.node.concurrent.Time;
import ai.voicecore.gregor.node.settings.ControllerAddresses;
import ai.voicecore.gregor.node.settings.HostPort;
import ai.voicecore.gregor.node.settings.NodeSettings;
import ai.voicecore.gregor.node.storage.LogDirectory;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.message.BrokerHeartbeatRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.BrokerHeartbeatRequest;
import org.apache.kafka.common.requests.BrokerHeartbeatResponse;
import org.apache.kafka.common.requests.RequestHeader;

/**
 * The broker that ran on this storage before and was killed. It still counts as alive until its session times out ({@code
 * broker.session.timeout.ms}, 9 s), and the partitions that it led do not answer. The new process finds the storage
 * unlocked, so it knows that the old one is dead, and asks the controller to fence it (KIP-631, BrokerHeartbeat with
 * WantFence), which the controller would do itself some seconds later.
 *
 * <p>A failure of this is no reason not to start.
 */
public record Predecessor(int broker, long epoch, List<HostPort> controllers) {
    /** Longer than a session: after that the broker is fenced anyway. */
    private static final Duration TIMEOUT = Duration.ofSeconds(12);

    private static final Duration RETRY_INTERVAL = Duration.ofMillis(200);
    private static final int ANSWER_MILLIS = 1000;
    private static final int MAX_BYTES = 1 << 16;
    private static final short VERSION = 0;

    /** Returns when it is certain that no process uses the storage; the rest runs in parallel with the start. */
    public static void requestFencing(NodeSettings settings) {
        if (!settings.role().servesPartitions()
                || settings.isZooKeeperMode()
                || !ControllerAddresses.arePlain(settings.properties())) {
            return;
        }
        List<LogDirectory> directories = LogDirectory.readAll(settings.properties(), false);
        if (directories.stream().allMatch(directory -> isOurs(directory, settings) && wasKilled(directory.path()))) {
            Thread thread = new Thread(() -> requestFencing(settings, directories), "gregor-predecessor");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Storage of another cluster says nothing about this cluster's brokers. */
    private static boolean isOurs(LogDirectory directory, NodeSettings settings) {
        return directory.state() == LogDirectory.State.FORMATTED
                && directory.clusterId().equals(settings.clusterId());
    }

    /** Kafka's LogManager writes a marker file at a clean end, and holds a lock while it runs. */
    private static boolean wasKilled(Path directory) {
        return Files.notExists(directory.resolve(".kafka_cleanshutdown")) && isFree(directory.resolve(".lock"));
    }

    private static boolean isFree(Path lock) {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            return held != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    private static void requestFencing(NodeSettings settings, List<LogDirectory> directories) {
        Path log = directories.stream()
                .filter(LogDirectory::metadata)
                .map(directory -> directory.path().resolve("__cluster_metadata-0"))
                .findFirst()
                .orElseThrow();
        try {
            int broker = settings.nodeId().orElseThrow();
            OptionalLong epoch = Registrations.newestEpoch(log, broker);
            if (epoch.isPresent()) {
                new Predecessor(broker, epoch.getAsLong(), ControllerAddresses.of(settings.properties()))
                        .requestFencing();
            }
        } catch (IOException | RuntimeException e) {
            System.err.println("The controller cannot be informed that this broker was killed: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void requestFencing() throws InterruptedException {
        long begun = Time.REAL.nanos();
        while (Time.REAL.since(begun).compareTo(TIMEOUT) < 0) {
            for (HostPort controller : controllers) {
                if (isFenced(controller)) {
                    return;
                }
            }
            Time.REAL.pause(RETRY_INTERVAL);
        }
    }

    /** Also true if the controller does not know the broker, or knows a newer registration. */
    private boolean isFenced(HostPort controller) {
        try {
            Errors error = ask(controller);
            if (error == Errors.NONE) {
                System.out.println("gregor-node fenced broker " + broker + " of epoch " + epoch + ", which was killed");
            }
            return error != Errors.NOT_CONTROLLER;
        } catch (IOException e) {
            return false;
        }
    }

    private Errors ask(HostPort controller) throws IOException {
        RequestHeader header = new RequestHeader(ApiKeys.BROKER_HEARTBEAT, VERSION, "gregor", 0);
        byte[] request = new BrokerHeartbeatRequest.Builder(new BrokerHeartbeatRequestData()
                        .setBrokerId(broker)
                        .setBrokerEpoch(epoch)
                        .setWantFence(true))
                .build(VERSION)
                .serializeWithHeader(header)
                .array();
        try (Socket socket = new Socket()) {
            socket.connect(controller.lookUp(), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(request.length);
            out.write(request);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int length = in.readInt();
            if (length < 0 || length > MAX_BYTES) {
                throw new IOException(controller + " does not speak Kafka's protocol");
            }
            byte[] answer = in.readNBytes(length);
            BrokerHeartbeatResponse response =
                    (BrokerHeartbeatResponse) AbstractResponse.parseResponse(ByteBuffer.wrap(answer), header);
            return Errors.forCode(response.data().errorCode());
        }
    }
}
