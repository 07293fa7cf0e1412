package ai.voicecore.gregor.runtime.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A Maven repository in a directory, and settings that use it instead of all other repositories. */
final class TestRepository {
    private final Path directory;
    private final Path local;

    TestRepository(Path temp) {
        this.directory = temp.resolve("remote");
        this.local = temp.resolve("local");
    }

    Path local() {
        return local;
    }

    /** Publishes {@code org.test:name:version}, with dependencies as name:version:scope. */
    TestRepository publish(String name, String version, String... dependencies) throws IOException {
        StringBuilder list = new StringBuilder();
        for (String dependency : dependencies) {
            List<String> part = List.of(dependency.split(":", -1));
            list.append("""
                    <dependency><groupId>org.test</groupId><artifactId>%s</artifactId>
                    <version>%s</version><scope>%s</scope></dependency>
                    """.formatted(part.get(0), part.get(1), part.get(2)));
        }
        put(file(name, version, "pom"), """
                <project><modelVersion>4.0.0</modelVersion><groupId>org.test</groupId>
                <artifactId>%s</artifactId><version>%s</version>
                <dependencies>%s</dependencies></project>
                """.formatted(name, version, list));
        put(file(name, version, "jar"), name + " " + version);
        return this;
    }

    /** Publishes the list of versions. */
    TestRepository publishVersions(String name, String... versions) throws IOException {
        put(directory.resolve("org/test/" + name + "/maven-metadata.xml"), """
                <metadata><groupId>org.test</groupId><artifactId>%s</artifactId><versioning><versions>
                <version>%s</version></versions></versioning></metadata>
                """.formatted(
                        name, String.join("</version><version>", versions)));
        return this;
    }

    Path file(String name, String version, String extension) {
        return directory.resolve("org/test/" + name + "/" + version + "/" + name + "-" + version + "." + extension);
    }

    MavenSource open() throws IOException {
        return openMirror(directory.toUri());
    }

    /** Uses another repository instead of all repositories. */
    MavenSource openMirror(URI mirror) throws IOException {
        return settings(
                "<mirrors><mirror><id>test</id><mirrorOf>*</mirrorOf><url>" + mirror + "</url></mirror></mirrors>");
    }

    MavenSource openOffline() throws IOException {
        return settings("<offline>true</offline><mirrors><mirror><id>test</id><mirrorOf>*</mirrorOf><url>"
                + directory.toUri() + "</url></mirror></mirrors>");
    }

    /** It is named central, so that no real repository is used. */
    MavenSource openByProfile() throws IOException {
        return settings("<profiles><profile><id>company</id><repositories><repository><id>central</id><url>"
                + directory.toUri() + "</url></repository></repositories></profile></profiles>"
                + "<activeProfiles><activeProfile>company</activeProfile></activeProfiles>");
    }

    private MavenSource settings(String content) throws IOException {
        Path settings = directory.resolveSibling("settings.xml");
        Files.writeString(
                settings, "<settings><localRepository>" + local + "</localRepository>" + content + "</settings>");
        return MavenSource.withSettings(settings);
    }

    private static void put(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.writeString(file.resolveSibling(file.getFileName() + ".sha1"), sha1(content));
    }

    private static String sha1(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
