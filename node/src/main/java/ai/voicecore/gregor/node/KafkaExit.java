package ai.voicecore.gregor.node;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Changes how Kafka's own code ends this JVM. The class is internal, and is in another package from Kafka 4.4 on. */
final class KafkaExit {
    private static final List<String> NAMES =
            List.of("org.apache.kafka.common.utils.Exit", "org.apache.kafka.common.utils.internals.Exit");

    private KafkaExit() {}

    /** Translates the exit codes of Kafka; throws if this Kafka ends in an unknown way. */
    static void translate(IntUnaryOperator code) throws ReflectiveOperationException {
        Class<?> exit = find();
        Class<?> procedure = Class.forName(exit.getName() + "$Procedure");
        InvocationHandler ending = (proxy, method, arguments) -> {
            if (method.getName().equals("execute")) {
                Runtime.getRuntime().exit(code.applyAsInt((Integer) arguments[0]));
            }
            return null;
        };
        exit.getMethod("setExitProcedure", procedure)
                .invoke(null, Proxy.newProxyInstance(exit.getClassLoader(), new Class<?>[] {procedure}, ending));
    }

    private static Class<?> find() throws ClassNotFoundException {
        ClassNotFoundException none = new ClassNotFoundException(NAMES.toString());
        for (String name : NAMES) {
            try {
                return Class.forName(name);
            } catch (ClassNotFoundException e) {
                none.addSuppressed(e);
            }
        }
        throw none;
    }
}
