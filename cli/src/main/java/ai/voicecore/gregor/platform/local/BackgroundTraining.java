package ai.voicecore.gregor.platform.local;

import ai.voicecore.gregor.platform.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Has class-data archives made while nobody waits for them, by whatever this machine has left to give. */
final class BackgroundTraining {
    private static final String LOWEST_PRIORITY = "19";

    private final GregorHome home;
    private final Path distribution;

    BackgroundTraining(GregorHome home, Path distribution) {
        this.home = home;
        this.distribution = distribution;
    }

    /** An archive only saves time, so a failure is told and stops nothing. */
    void start(String cluster, Progress progress) {
        Path log = home.archives().resolve("training.log");
        List<String> command = List.of(
                "nice",
                "-n",
                LOWEST_PRIORITY,
                distribution.resolve("gregor").toString(),
                "runtime",
                "archive",
                "--name",
                cluster);
        try {
            DetachedProcess.start(command, home.archives(), log);
            progress.done("class-data archives, for quicker starts from now on, are made in the background: " + log);
        } catch (IOException e) {
            progress.done("no class-data archives, so nodes start more slowly: " + e.getMessage());
        }
    }
}
