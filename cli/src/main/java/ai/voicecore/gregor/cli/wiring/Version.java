package ai.voicecore.gregor.cli.wiring;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Gregor's own version, from its jar's manifest. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"gregor " + packaged().orElse("(not packaged)")};
    }

    /** The number alone, usable as an image tag. */
    public static String number() {
        return packaged().orElse("unpackaged");
    }

    private static Optional<String> packaged() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
    }
}
