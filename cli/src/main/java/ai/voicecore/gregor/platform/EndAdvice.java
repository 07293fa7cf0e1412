package ai.voicecore.gregor.platform;

import ai.voicecore.gregor.failure.Remedy;
import ai.voicecore.gregor.snapshot.NodeEnd;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The remedy for a reason of a node's end.
 *
 * @param isLasting whether every restart of the node will end in the same way
 */
public record EndAdvice(Remedy remedy, boolean isLasting) {
    private record KnownCause(Pattern reason, EndAdvice advice) {
        KnownCause(String reason, String text, boolean lasting) {
            this(Pattern.compile(reason), new EndAdvice(Remedy.of(text), lasting));
        }
    }

    private static final String SETTING =
            "Correct it below config in the spec, then type {gregor deploy} with that spec.";

    private static final List<KnownCause> KNOWN = List.of(
            // DNS may resolve the name later.
            new KnownCause(
                    "No resolvable bootstrap|DNS resolution failed|UnknownHostException",
                    "See that the name resolves on this host.",
                    false),
            new KnownCause("Invalid value .* for configuration|Missing required configuration", SETTING, true),
            new KnownCause(
                    "Unrecognized VM option|Invalid (maximum|initial) heap size",
                    "Correct the heap in the spec, then type {gregor deploy} with that spec.",
                    true),
            new KnownCause(
                    "Could not reserve enough space|Cannot allocate memory|insufficient memory",
                    "Free memory on the host, or give the nodes less: heap in the spec, or profile: local.",
                    false),
            new KnownCause(
                    "OutOfMemoryError: (Java heap space|GC overhead)",
                    "Give this kind of node a larger heap: heap in the spec, as heap: {broker: 1g}.",
                    false),
            new KnownCause(
                    "OutOfMemoryError: Map failed",
                    "Have the system allow more memory maps: sysctl -w vm.max_map_count=262144",
                    false),
            new KnownCause(
                    "OutOfMemoryError: unable to create native thread",
                    "Have the system allow more threads: ulimit -u, or the limit of its control group.",
                    false),
            new KnownCause(
                    "Address already in use|in use by another process",
                    "Find what holds the port (ss -ltnp) and end it, or deploy with another --port-offset.",
                    false),
            new KnownCause("No space left on device|SIGBUS", "Make room on the disk of its directory.", false),
            new KnownCause("Too many open files", "Have the system allow more open files: ulimit -n", false),
            new KnownCause("Permission denied|Read-only file system", "Make its directory writable again.", false),
            new KnownCause(
                    "OOMKilled",
                    "Give it more memory (kubernetes.*.memory in the spec) or a smaller heap (heap).",
                    false),
            new KnownCause(
                    "SIGKILL", "See whether the system did it: journalctl -k | grep -i 'killed process'", false));

    /** No remedy for an unknown reason. */
    public static EndAdvice of(String reason) {
        return KNOWN.stream()
                .filter(known -> known.reason().matcher(reason).find())
                .map(KnownCause::advice)
                .findFirst()
                .orElse(new EndAdvice(Remedy.NONE, false));
    }

    /** The same for the end of a node; a node that refuses to start prints its own remedy. */
    public static EndAdvice of(String node, NodeEnd end) {
        EndAdvice known = of(end.reason());
        if (end.exitCode().orElse(0) == EndReason.REFUSED) {
            Remedy mend = Remedy.of(
                    "Do what it says; its log tells more: {gregor logs " + node + "}\nThen type {gregor deploy}.");
            return new EndAdvice(known.remedy().isEmpty() ? mend : known.remedy(), true);
        }
        return known.remedy().isEmpty()
                ? new EndAdvice(Remedy.of("Its log tells more: {gregor logs " + node + "}"), false)
                : known;
    }
}
