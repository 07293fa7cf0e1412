package ai.voicecore.gregor.runtime.release;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls classes of a release by reflection. */
record Reflection(ClassLoader loader) {
    /** The release refuses a value. */
    static final class Refused extends Exception {
        Refused(Throwable cause) {
            super(cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage(), cause);
        }
    }

    /** A call of the release's classes; their exceptions are thrown as {@link Refused}. */
    interface Call<T> {
        T make() throws ReflectiveOperationException;
    }

    /** The context class loader finds plug-in classes. */
    <T> T tryTo(Call<T> call) throws Refused {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.make();
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof RuntimeException) {
                throw new Refused(cause);
            }
            throw broken(cause);
        } catch (ReflectiveOperationException e) {
            throw broken(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A call that cannot be refused. */
    <T> T must(Call<T> call) {
        try {
            return tryTo(call);
        } catch (Refused e) {
            throw broken(e);
        }
    }

    private static IllegalStateException broken(Throwable cause) {
        return new IllegalStateException("this release of Kafka has no settings that can be read: " + cause, cause);
    }

    Class<?> type(String name) {
        return must(() -> Class.forName(name, true, loader));
    }

    /** Whether the release has a class; the class is not initialized. */
    boolean has(String name) {
        try {
            loader.loadClass(name);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Calls a static method that cannot fail. */
    Object call(String type, String method, Object... arguments) {
        return must(() -> invoke(type, method, arguments));
    }

    Object invoke(String type, String method, Object... arguments) throws ReflectiveOperationException {
        Method found = Stream.of(Class.forName(type, true, loader).getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(method)
                        && Modifier.isStatic(candidate.getModifiers())
                        && takes(candidate, arguments))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(type + "." + method));
        found.setAccessible(true);
        Object answer = found.invoke(null, arguments);
        return answer == null ? "" : answer;
    }

    Object make(String type, Object... arguments) throws ReflectiveOperationException {
        Constructor<?> found = Stream.of(Class.forName(type, true, loader).getConstructors())
                .filter(candidate -> takes(candidate, arguments))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(type));
        return found.newInstance(arguments);
    }

    private static boolean takes(Executable candidate, Object... arguments) {
        Class<?>[] types = candidate.getParameterTypes();
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (!types[i].isInstance(arguments[i]) && !(types[i] == boolean.class && arguments[i] instanceof Boolean)) {
                return false;
            }
        }
        return true;
    }

    Object constant(String type, String field) {
        return must(() -> type(type).getField(field).get(null));
    }

    @Nullable
    Object field(Object of, String name) {
        return must(() -> of.getClass().getField(name).get(of));
    }
}
