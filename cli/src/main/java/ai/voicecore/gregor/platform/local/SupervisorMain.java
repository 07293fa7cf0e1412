package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.platform.local.supervisor.Supervisor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The entry point of a supervisor's own JVM; its output is {@code supervisor.log}. */
public final class SupervisorMain {
    private SupervisorMain() {}

    /** Runs the supervisor of a cluster's directory; optionally with {@link Supervisor#EXPECT_ORDERS}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Supervisor.run(Path.of(args[0]), List.of(args).contains(Supervisor.EXPECT_ORDERS), System.out);
    }
}
