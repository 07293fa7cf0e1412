package ai.voicecore.gregor.spec;

/**
 * One thing that is wrong with what the user gave, or with the machine it is to run on.
 *
 * @param path the field it concerns, as {@code topics[2].partitions}; empty where no field is concerned
 * @param where the place to look at, as {@code cluster.yaml:12} or {@code --mode}; empty where there is none
 * @param sentence what is wrong, naming the value that was given
 * @param remedy what to type or change next
 */
public record Problem(String path, String where, String sentence, String remedy) {

    public static Problem of(String path, String sentence, String remedy) {
        return new Problem(path, "", sentence, remedy);
    }

    @Override
    public String toString() {
        String at = where.isEmpty() ? "" : where + ": ";
        // An option of the command line says by itself which field it sets.
        String field = path.isEmpty() || where.startsWith("--") ? "" : path + ": ";
        return at + field + sentence + " " + remedy;
    }
}
