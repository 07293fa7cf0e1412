package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.CommandLine;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.TestCluster;
import ai.voicecore.gregor.testing.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The directory of a running cluster was copied or moved. */
@Timeout(300)
@OnThisMachine
class MovedDirectoryIT {
    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(
            "it-moved", "{brokers: 1, registry: {enabled: false}, connect: {enabled: false}, topics: [{name: calls}]}");

    @BeforeAll
    static void deploy() {
        CLUSTER.deploy("--no-validate").expect(0);
    }

    @Test
    void aCommandForACopyIsRefused() throws IOException {
        Path copy = CLUSTER.directory().resolveSibling("it-moved-backup");
        copy(CLUSTER.directory(), copy);
        Map<String, Long> before = CLUSTER.pids();
        try {
            assertThat(CLUSTER.gregor("down", "--name", "it-moved-backup", "--delete-data", "--yes")
                            .expect(2)
                            .err())
                    .contains("it-moved-backup holds the record of cluster it-moved", "Move a copy to a place outside");
        } finally {
            Trees.delete(copy);
        }

        assertThat(CLUSTER.pids()).isEqualTo(before);
        CLUSTER.validate().holds();
    }

    @Test
    void aClusterCanBeMovedOnlyWhileItIsStopped(@TempDir Path elsewhere) throws IOException {
        Path moved = Files.createDirectories(elsewhere.resolve("clusters")).resolve("it-moved");
        CommandLine there = new CommandLine(elsewhere);

        Files.move(CLUSTER.directory(), moved);
        try {
            assertThat(there.run(List.of("down", "--name", "it-moved"))
                            .expect(2)
                            .err())
                    .contains("was moved while the cluster ran", "move the directory back there");
        } finally {
            Trees.delete(CLUSTER.directory());
            Files.move(moved, CLUSTER.directory());
        }

        CLUSTER.run("down").expect(0);
        Files.move(CLUSTER.directory(), moved);
        there.run(List.of("deploy", "--name", "it-moved")).expect(0);
        there.run(List.of("down", "--name", "it-moved")).expect(0);
        Files.move(moved, CLUSTER.directory());
        CLUSTER.deploy().expect(0);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (Files.isRegularFile(file)) {
                    Files.copy(file, target);
                }
            }
        }
    }
}
