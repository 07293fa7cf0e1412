package ai.voicecore.gregor.cli;

/** The entry point of {@code gregor}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println(args.length);
    }
}
