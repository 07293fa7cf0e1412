package ai.voicecore.gregor.testing;

import java.lang.reflect.Proxy;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A port that is asked for little more than one thing. */
public final class Answering {
    private Answering() {}

    /** A port of this type, whose every method answers by its name. */
    public static <T> T of(Class<T> port, Function<String, Object> answer) {
        return of(port, (method, arguments) -> answer.apply(method));
    }

    /** The same, by its name and its arguments. */
    public static <T> T of(Class<T> port, BiFunction<String, Object[], Object> answer) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> answer.apply(method.getName(), arguments)));
    }
}
