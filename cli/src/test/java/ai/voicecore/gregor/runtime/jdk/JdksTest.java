package ai.voicecore.gregor.runtime.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdksTest {
    @TempDir
    Path temp;

    private Path root;
    private Path user;

    @BeforeEach
    void realRoots() throws IOException {
        root = Files.createDirectories(temp.toRealPath().resolve("root"));
        user = Files.createDirectories(root.resolve("home/ada"));
    }

    @Test
    void jdksAreFoundInTheDirectoriesOfPackageManagers() throws IOException {
        Path running = install("usr/lib/jvm/temurin-25-jdk-amd64", "25.0.3", "25.0.3+9-LTS");
        install("usr/java/jdk-17", "17.0.15", "17.0.15+6");
        install("opt/java/openjdk", "21.0.2", "21.0.2+13");
        install("opt/jdk-22", "22.0.1", "22.0.1+8");
        install("opt/node", "9.9.9", "9.9.9");
        install("home/ada/.sdkman/candidates/java/23-tem", "23", "23+37");
        install("home/ada/.jdks/corretto-11", "11.0.22", "11.0.22+7");
        install("Library/Java/JavaVirtualMachines/zulu-8.jdk/Contents/Home", "1.8.0_392", "1.8.0_392-b08");

        assertThat(discover(Optional.empty(), running))
                .extracting(Jdk::feature)
                .containsExactly(25, 17, 21, 22, 23, 11, 8);
    }

    @Test
    void linksToOneInstallationAreOneJdk() throws IOException {
        Path real = install("usr/lib/jvm/java-17-openjdk-amd64", "17.0.15", "17.0.15+6-Debian-1deb12u1");
        Files.createSymbolicLink(root.resolve("usr/lib/jvm/default-java"), real);

        assertThat(discover(Optional.of(root.resolve("usr/lib/jvm/default-java")), real))
                .containsExactly(new Jdk(real, 17, "17.0.15", "17.0.15+6-Debian-1deb12u1"));
    }

    @Test
    void javaHomeComesFirstAndMayBeInvalid() throws IOException {
        Path running = install("usr/lib/jvm/a", "21.0.1", "21.0.1+1");
        Path preferred = install("srv/my-jdk", "21.0.1", "21.0.1+1");

        assertThat(discover(Optional.of(preferred), running))
                .extracting(Jdk::home)
                .containsExactly(preferred, running);
        assertThat(discover(Optional.of(root.resolve("nowhere")), running)).hasSize(1);
    }

    @Test
    void aDirectoryWithoutJavaOrWithoutAReadableVersionIsNoJdk() throws IOException {
        Path running = install("usr/lib/jvm/a", "21.0.1", "21.0.1+1");
        Files.createDirectories(root.resolve("usr/lib/jvm/openjdk-17/lib"));
        Path odd = install("usr/lib/jvm/odd", "21.0.1", "21.0.1+1");
        Files.writeString(odd.resolve("release"), "JAVA_VERSION=\"next\"\n");

        assertThat(discover(Optional.empty(), running)).extracting(Jdk::home).containsExactly(running);
    }

    @Test
    void theJvmOfThisTestIsFound() {
        assertThat(Jdks.discover(Jdks.Places.ofThisProcess()))
                .extracting(Jdk::feature)
                .contains(Runtime.version().feature());
    }

    private List<Jdk> discover(Optional<Path> javaHome, Path running) {
        return Jdks.discover(new Jdks.Places(javaHome, running, user, root));
    }

    private Path install(String directory, String version, String build) throws IOException {
        Path home = root.resolve(directory);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        assertThat(Files.createFile(java).toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), """
                IMPLEMENTOR="Somebody"
                JAVA_RUNTIME_VERSION="%s"
                JAVA_VERSION="%s"
                """.formatted(build, version));
        return home;
    }
}
