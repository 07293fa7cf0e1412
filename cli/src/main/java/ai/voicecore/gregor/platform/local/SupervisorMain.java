package ai.voicecore.gregor.platform.local;

import java.io.IOException;
import java.nio.file.Path;

/** The entry point of a supervisor's own JVM; its output is {@code supervisor.log}. */
public final class SupervisorMain {
    private SupervisorMain() {}

    /**
     * Keeps a cluster until it is ordered to end.
     *
     * @param args the cluster's directory
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Supervisor.run(Path.of(args[0]), System.out);
    }
}
