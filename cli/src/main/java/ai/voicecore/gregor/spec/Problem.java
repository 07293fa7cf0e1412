package ai.voicecore.gregor.spec;

/**
 * One problem of the user's input, or of the machine.
 *
 * @param path the field, as {@code topics[2].partitions}; empty if it is about no field
 * @param where the location, as {@code cluster.yaml:12} or {@code --mode}; empty if there is none
 * @param sentence what is wrong, with the given value
 * @param remedy what to type or change next
 */
public record Problem(String path, String where, String sentence, String remedy) {

    public static Problem of(String path, String sentence, String remedy) {
        return new Problem(path, "", sentence, remedy);
    }

    @Override
    public String toString() {
        String at = where.isEmpty() ? "" : where + ": ";
        // An option of the command line implies its field.
        String field = path.isEmpty() || where.startsWith("--") ? "" : path + ": ";
        return at + field + sentence + " " + remedy;
    }
}
