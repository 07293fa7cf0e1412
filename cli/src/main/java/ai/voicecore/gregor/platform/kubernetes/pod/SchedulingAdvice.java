package ai.voicecore.gregor.platform.kubernetes.pod;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The remedy for a pod without a host, from the scheduler's message. Pure. */
final class SchedulingAdvice {
    private record KnownCause(Pattern words, String advice) {
        KnownCause(String words, String advice) {
            this(Pattern.compile("(?i)" + words), advice);
        }
    }

    private static final List<KnownCause> KNOWN = List.of(
            new KnownCause(
                    "insufficient (cpu|memory|ephemeral)",
                    "`profile: local` in the spec asks for less, as do kubernetes.*.cpu and memory; or add hosts."),
            new KnownCause("too many pods", "Add hosts: these may not run more pods."),
            new KnownCause(
                    "anti-?affinity|topology spread",
                    "Add hosts, or let nodes share one: kubernetes: {spread: preferred} in the spec."),
            new KnownCause(
                    "untolerated taint \\{?node\\.kubernetes\\.io/|were unschedulable|not ready",
                    "See what is wrong with the hosts: kubectl get nodes; a cordoned one comes back with kubectl uncordon HOST."),
            new KnownCause(
                    "untolerated taint(?! \\{?node\\.kubernetes\\.io/)",
                    "Hosts with such a taint are kept free: add others, or take it off: kubectl taint nodes HOST KEY-"),
            new KnownCause(
                    "volume node affinity|volume affinity",
                    "Its volume is on a host that is not there or is full: bring that host back (kubectl get nodes)."),
            new KnownCause(
                    "(?<!volume )node affinity|node selector",
                    "Give hosts the labels that are asked for: kubectl get nodes --show-labels"));

    private SchedulingAdvice() {}

    static String of(String message) {
        String advice = KNOWN.stream()
                .filter(known -> known.words().matcher(message).find())
                .map(KnownCause::advice)
                .collect(Collectors.joining("\n"));
        return advice.isEmpty() ? "What the scheduler says of each host: kubectl describe pod" : advice;
    }
}
