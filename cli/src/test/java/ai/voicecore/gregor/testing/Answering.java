package ai.voicecore.gregor.testing;

import java.lang.reflect.Proxy;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Stubs of ports, for code that calls only a few of a port's methods. */
public final class Answering {
    private Answering() {}

    /** A port of this type; the function gets the name of the called method and gives its result. */
    public static <T> T of(Class<T> port, Function<String, Object> answer) {
        return of(port, (method, arguments) -> answer.apply(method));
    }

    /** The same; the function also gets the arguments. */
    public static <T> T of(Class<T> port, BiFunction<String, Object[], Object> answer) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> answer.apply(method.getName(), arguments)));
    }
}
