package ai.voicecore.gregor.platform.local.preflight;

import ai.voicecore.gregor.spec.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether nodes on this machine can bind to a host name, and be reached there. */
final class HostCheck {
    private static final String PATH = "local.host";

    private HostCheck() {}

    static Optional<Problem> problem(String host) {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            return Optional.of(Problem.of(
                    PATH,
                    "is `" + host + "`, which does not resolve on this machine.",
                    remedy("or make the name resolve")));
        }
        String leads = address.getHostAddress().equals(host) ? "" : ", which leads to " + address.getHostAddress();
        if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
            return Optional.of(Problem.of(
                    PATH, "is `" + host + "`" + leads + ": no client can connect to that.", remedy("or remove it")));
        }
        return canBeBound(address)
                ? Optional.empty()
                : Optional.of(Problem.of(
                        PATH,
                        "is `" + host + "`" + leads + ", and this machine does not have that address.",
                        remedy("or remove it")));
    }

    /** Binds to it: the operating system also accepts all of 127.0.0.0/8, which no interface lists. */
    private static boolean canBeBound(InetAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String remedy(String otherwise) {
        return "Give one of " + addresses() + ", " + otherwise + ".";
    }

    private static String addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLinkLocalAddress())
                    .map(address -> address.getHostAddress().replaceFirst("%.*", ""))
                    .sorted()
                    .collect(Collectors.joining(", "));
        } catch (SocketException e) {
            return "this machine's addresses";
        }
    }
}
