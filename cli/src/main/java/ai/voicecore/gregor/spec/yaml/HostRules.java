package ai.voicecore.gregor.spec.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules for {@code local.host}: one name or address without a scheme or port. */
final class HostRules {
    private static final String KEY = "host";
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z_]+://(.*)");
    private static final Pattern PORT = Pattern.compile("(\\[[^\\]]*\\]|[^:]*):[0-9]*/?");
    private static final Pattern LABELS = Pattern.compile(
            "[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?)*");
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern OCTETS = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern GROUPS = Pattern.compile("[0-9a-f]{1,4}(:[0-9a-f]{1,4})*");
    private static final Set<String> EVERY = Set.of("0.0.0.0", "*", "0");

    private HostRules() {}

    /** The host; an IPv6 address without brackets. */
    static String host(Fields local, String otherwise) {
        String given = local.text(KEY, otherwise).strip();
        String host = given.startsWith("[") && given.endsWith("]") ? given.substring(1, given.length() - 1) : given;
        Matcher scheme = SCHEME.matcher(given);
        Matcher port = PORT.matcher(given);
        if (host.isEmpty()) {
            local.problem(KEY, "is empty.", "Give an address or a name of this machine, or remove it.");
        } else if (scheme.matches()) {
            local.problem(KEY, "is `" + given + "`, which has a scheme.", alone(scheme.group(1)));
        } else if (port.matches()) {
            local.problem(
                    KEY,
                    "is `" + given + "`, which has a port; every node has its own, shifted by `local.portOffset`.",
                    alone(given));
        } else if (isEvery(host)) {
            local.problem(
                    KEY,
                    "is `" + given
                            + "`, which stands for every address of this machine: it can be bound, but no client can"
                            + " connect to it, and Kafka does not advertise it.",
                    "Give one address or name of this machine that clients can reach, or remove it: 127.0.0.1 is the default.");
        } else if (!isName(host) && !OCTETS.matcher(host).matches() && !isIpv6(host)) {
            local.problem(
                    KEY,
                    "is `" + given + "`, which is neither a name nor an address.",
                    "Give an address or a name of this machine, as 192.168.1.20 or kafka.example.com.");
        }
        return host;
    }

    private static String alone(String rest) {
        return "Write the host alone: `host: " + rest.replaceAll("(:[0-9]*)?(/.*)?$", "") + "`.";
    }

    private static boolean isEvery(String host) {
        return EVERY.contains(host) || (isIpv6(host) && host.matches("[0:.]*"));
    }

    /** Only digits and dots: this must be an address. */
    private static boolean isName(String host) {
        return host.length() <= 253 && LABELS.matcher(host).matches() && !host.matches("[0-9.]*");
    }

    /** RFC 4291, 2.2: eight groups, of which one run of zeros may be left out. */
    private static boolean isIpv6(String host) {
        String[] halves = host.toLowerCase(Locale.ROOT).split("::", -1);
        if (halves.length > 2 || !host.contains(":")) {
            return false;
        }
        int groups = 0;
        for (String half : halves) {
            if (!half.isEmpty()) {
                if (!GROUPS.matcher(half).matches()) {
                    return false;
                }
                groups += half.split(":", -1).length;
            }
        }
        return halves.length == 1 ? groups == 8 : groups < 8;
    }
}
