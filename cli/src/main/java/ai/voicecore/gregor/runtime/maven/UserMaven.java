package ai.voicecore.gregor.runtime.maven;

import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.MavenUserHome;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;

/** MIMA 2.4 ignores {@code <offline>} in the settings; this adds it. */
final class UserMaven extends StandaloneStaticRuntime {
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
