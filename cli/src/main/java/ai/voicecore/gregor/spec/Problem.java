package ai.voicecore.gregor.spec;

import ai.voicecore.gregor.failure.Remedy;

/**
 * One problem of the user's input, or of the machine.
 *
 * @param path the field, as {@code topics[2].partitions}; empty if it is about no field
 * @param where the location, as {@code cluster.yaml:12} or {@code --mode}; empty if there is none
 * @param sentence what is wrong, with the given value
 * @param remedy what to type or change next
 */
public record Problem(String path, String where, String sentence, Remedy remedy) {

    public Problem(String path, String where, String sentence, String remedy) {
        this(path, where, sentence, Remedy.of(remedy));
    }

    public static Problem of(String path, String sentence, String remedy) {
        return of(path, sentence, Remedy.of(remedy));
    }

    public static Problem ofConfig(String setting, String sentence, String remedy) {
        return of("config." + setting, sentence, remedy);
    }

    public static Problem of(String path, String sentence, Remedy remedy) {
        return new Problem(path, "", sentence, remedy);
    }

    /** What is wrong, and where: a sentence that what to do follows. */
    public String told() {
        String at = where.isEmpty() ? "" : where + ": ";
        // An option of the command line implies its field.
        String field = path.isEmpty() || where.startsWith("--") ? "" : path + ": ";
        return at + field + sentence + " ";
    }

    @Override
    public String toString() {
        return told() + remedy;
    }
}
