package ai.voicecore.gregor.image;

/** This machine, in the words of the OCI image specification (Go's GOARCH). */
final class Platforms {
    private Platforms() {}

    static String architecture() {
        String java = System.getProperty("os.arch");
        return switch (java) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> java;
        };
    }
}
