package ai.voicecore.gregor.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Gregor's own version, from its jar's manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new String[] {"gregor " + version};
    }
}
