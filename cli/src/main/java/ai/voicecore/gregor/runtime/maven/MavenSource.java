package ai.voicecore.gregor.runtime.maven;

import ai.voicecore.gregor.runtime.ArtifactSource;
import ai.voicecore.gregor.runtime.InstallProgress;
import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.ContextOverrides.ChecksumPolicy;
import eu.maveniverse.maven.mima.context.MavenUserHome;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferResource;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;

/**
 * The Maven repositories of the user's own Maven: {@code ~/.m2/settings.xml} determines mirrors, proxies, servers, the
 * repositories of active profiles, the local repository and offline. Without one it is Maven Central and
 * {@code ~/.m2/repository}.
 *
 * <p>Five files are downloaded in parallel, the resolver's default. A file without a published checksum, or with another
 * one, is refused. Not thread-safe.
 */
public final class MavenSource implements ArtifactSource {
    // The resolver's default for a silent connection is half an hour.
    private static final int SILENCE_MILLIS = 60_000;
    private static final String REQUEST_TIMEOUT = "aether.connector.requestTimeout";

    private final Context context;

    /** Opens the repositories that the user's settings name. */
    public MavenSource() {
        this(ContextOverrides.create());
    }

    private MavenSource(ContextOverrides.Builder overrides) {
        this.context = MavenProblems.translating(() -> new UserMaven()
                .create(overrides
                        .withUserSettings(true)
                        .checksumPolicy(ChecksumPolicy.FAIL)
                        .build()));
    }

    /** As above, with the settings in another file than {@code ~/.m2/settings.xml}. */
    public static MavenSource withSettings(Path settings) {
        return new MavenSource(ContextOverrides.create().withUserSettingsXmlOverride(settings));
    }

    @Override
    public List<Artifact> classPath(List<Coordinates> roots, InstallProgress progress) {
        CollectRequest graph = new CollectRequest();
        graph.setRepositories(context.remoteRepositories());
        for (Coordinates root : roots) {
            graph.addDependency(new Dependency(aether(root), JavaScopes.COMPILE));
        }
        DependencyRequest request =
                new DependencyRequest(graph, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
        return CachedFiles.checked(() -> resolve(request, progress));
    }

    private List<Artifact> resolve(DependencyRequest request, InstallProgress progress) {
        try {
            return context
                    .repositorySystem()
                    .resolveDependencies(session(progress), request)
                    .getArtifactResults()
                    .stream()
                    .map(MavenSource::artifact)
                    .toList();
        } catch (DependencyResolutionException failure) {
            throw MavenProblems.of(failure);
        }
    }

    @Override
    public Artifact file(Coordinates coordinates, InstallProgress progress) {
        ArtifactRequest request = new ArtifactRequest(aether(coordinates), context.remoteRepositories(), null);
        return CachedFiles.checked(() -> List.of(resolve(request, progress))).getFirst();
    }

    private Artifact resolve(ArtifactRequest request, InstallProgress progress) {
        try {
            return artifact(context.repositorySystem().resolveArtifact(session(progress), request));
        } catch (ArtifactResolutionException failure) {
            throw MavenProblems.of(failure);
        }
    }

    @Override
    public List<String> versions(String group, String artifact) {
        VersionRangeRequest request = new VersionRangeRequest(
                new DefaultArtifact(group, artifact, "jar", "[0,)"), context.remoteRepositories(), null);
        try {
            return context
                    .repositorySystem()
                    .resolveVersionRange(session(InstallProgress.SILENT), request)
                    .getVersions()
                    .stream()
                    .map(Object::toString)
                    .toList();
        } catch (VersionRangeResolutionException failure) {
            throw MavenProblems.of(failure);
        }
    }

    @Override
    public Path cache() {
        return context.repositorySystemSession()
                .getLocalRepository()
                .getBasedir()
                .toPath();
    }

    @Override
    public void close() {
        context.close();
    }

    private RepositorySystemSession session(InstallProgress progress) {
        DefaultRepositorySystemSession session = new DefaultRepositorySystemSession(context.repositorySystemSession());
        session.setTransferListener(new Transfers(progress));
        // A library with an unreadable pom would be installed without its dependencies.
        session.setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(false, false));
        if (session.getConfigProperties().get(REQUEST_TIMEOUT) == null) {
            session.setConfigProperty(REQUEST_TIMEOUT, SILENCE_MILLIS);
        }
        return session;
    }

    private static DefaultArtifact aether(Coordinates coordinates) {
        return new DefaultArtifact(
                coordinates.group(),
                coordinates.artifact(),
                coordinates.classifier(),
                coordinates.extension(),
                coordinates.version());
    }

    private static Artifact artifact(ArtifactResult result) {
        org.eclipse.aether.artifact.Artifact found = result.getArtifact();
        return new Artifact(
                new Coordinates(
                        found.getGroupId(),
                        found.getArtifactId(),
                        found.getVersion(),
                        found.getClassifier(),
                        found.getExtension()),
                found.getFile().toPath());
    }

    /** Reports the progress of downloads, except small files such as poms and checksums. */
    private static final class Transfers extends AbstractTransferListener {
        private final InstallProgress progress;

        Transfers(InstallProgress progress) {
            this.progress = progress;
        }

        @Override
        public void transferProgressed(TransferEvent event) {
            report(event, event.getResource().getContentLength());
        }

        @Override
        public void transferSucceeded(TransferEvent event) {
            report(event, event.getTransferredBytes());
        }

        private void report(TransferEvent event, long total) {
            TransferResource resource = event.getResource();
            String name = resource.getResourceName();
            if (name.endsWith(".jar") || name.endsWith(".tar.gz")) {
                progress.file(name.substring(name.lastIndexOf('/') + 1), event.getTransferredBytes(), total);
            }
        }
    }

    /** MIMA 2.4 ignores {@code <offline>} in the settings; this adds it. */
    private static final class UserMaven extends StandaloneStaticRuntime {
        @Override
        protected DefaultRepositorySystemSession newRepositorySession(
                ContextOverrides overrides,
                MavenUserHome home,
                RepositorySystem system,
                Settings settings,
                SettingsDecrypter decrypter) {
            DefaultRepositorySystemSession session =
                    super.newRepositorySession(overrides, home, system, settings, decrypter);
            return session.setOffline(session.isOffline() || settings.isOffline());
        }
    }
}
