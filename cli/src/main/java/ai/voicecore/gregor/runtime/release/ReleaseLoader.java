package ai.voicecore.gregor.runtime.release;

import ai.voicecore.gregor.runtime.InstalledRuntime;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** Loads the classes of one installed release, isolated from Gregor and from other releases. */
final class ReleaseLoader extends URLClassLoader {
    private static final String LOG = "org.slf4j.";

    static {
        registerAsParallelCapable();
    }

    private ReleaseLoader(URL[] jars) {
        super(jars, ClassLoader.getPlatformClassLoader());
    }

    static ReleaseLoader of(InstalledRuntime runtime) {
        return new ReleaseLoader(
                runtime.classPath().stream().map(ReleaseLoader::url).toArray(URL[]::new));
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(jar + " is the path of a file", e);
        }
    }

    /** Kafka uses the logging of Gregor's libraries, which is off. Its own would write to the terminal. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith(LOG)
                ? ReleaseLoader.class.getClassLoader().loadClass(name)
                : super.loadClass(name, resolve);
    }
}
