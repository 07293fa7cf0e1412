package ai.voicecore.gregor.failure;

/**
 * How a cluster is named on the command line.
 *
 * @param words the options, as {@code --name x}; empty where none are needed
 */
public record ClusterOptions(String words) {
    public static final ClusterOptions NONE = new ClusterOptions("");

    /** A command with these options. They stand before its own, so that what is to be filled in stays at the end. */
    String in(String command) {
        int own = command.indexOf(" -");
        int end = own < 0 ? command.length() : own;
        return "gregor " + command.substring(0, end) + (words.isEmpty() ? "" : " " + words) + command.substring(end);
    }
}
