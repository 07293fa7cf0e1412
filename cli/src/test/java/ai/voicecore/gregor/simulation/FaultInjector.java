package ai.voicecore.gregor.simulation;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.platform.Platform;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Lets calls fail or hang, before or after they have taken effect, and lets the process die at either moment. What
 * happens to the nth call of a method depends only on the seed, so the order of several threads has no influence.
 */
final class FaultInjector {
    /** Methods that never fail: they open or close a client, or return a description. */
    private static final Set<String> CALM = Set.of(
            "close",
            "topics",
            "moves",
            "brokerDefaults",
            "features",
            "interval",
            "limits",
            "storage",
            "toString",
            "hashCode");

    /** The time until Kafka's Admin client gives up. */
    private static final Duration GIVES_UP = Duration.ofSeconds(25);

    private final long seed;
    private final double chance;
    private final World world;
    private final Map<String, Integer> calls = new HashMap<>();
    private int left;
    private boolean dead;

    /** The process is killed. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1;
    }

    private enum Fate {
        FAILS,
        FAILS_AFTER,
        /** No answer, until the client gives up. */
        HANGS,
        /** The same, but the request has taken effect. */
        HANGS_AFTER,
        DIES,
        DIES_AFTER,
        /** Ctrl-C, or another command has the lock. */
        STOPPED_AFTER,
        /** The lock cannot be renewed for a minute. */
        SUSPENDED_AFTER
    }

    /**
     * The failures of one run.
     *
     * @param chance probability of a failure at each call
     * @param most maximum number of failures
     * @param world locked during each call
     */
    FaultInjector(long seed, double chance, int most, World world) {
        this.seed = seed;
        this.chance = chance;
        this.left = most;
        this.world = world;
    }

    /** From now on so many calls may fail. */
    void allow(int most) {
        synchronized (world) {
            left = most;
        }
    }

    /** A new process starts; returns whether the previous one was killed. */
    boolean begins() {
        synchronized (world) {
            boolean was = dead;
            dead = false;
            return was;
        }
    }

    /** The same port, whose calls may fail. */
    <T> T in(Class<T> port, T real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            synchronized (world) {
                return call(port, real, method, arguments);
            }
        };
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    private Object call(Class<?> port, Object real, Method method, Object[] arguments) throws Throwable {
        if (dead && !method.getName().equals("close")) {
            throw new Died();
        }
        if (CALM.contains(method.getName())) {
            return invoke(real, method, arguments);
        }
        String name = port.getSimpleName() + "." + method.getName();
        Random chances =
                new Random(seed ^ (name.hashCode() * 31L + calls.merge(name, 1, Integer::sum)) * 0x9E3779B97F4A7C15L);
        if (left == 0 || chances.nextDouble() >= chance) {
            return invoke(real, method, arguments);
        }
        left--;
        Fate fate = List.of(Fate.values()).get(chances.nextInt(Fate.values().length));
        world.store.journal.add("  " + name + ": " + fate);
        return switch (fate) {
            case FAILS -> throw failure(port, name);
            case HANGS -> {
                world.pause(GIVES_UP);
                throw failure(port, name);
            }
            case HANGS_AFTER -> {
                invoke(real, method, arguments);
                world.pause(GIVES_UP);
                throw failure(port, name);
            }
            case DIES -> throw death();
            case FAILS_AFTER -> {
                invoke(real, method, arguments);
                throw failure(port, name);
            }
            case DIES_AFTER -> {
                invoke(real, method, arguments);
                throw death();
            }
            case STOPPED_AFTER -> {
                Object answer = invoke(real, method, arguments);
                world.interrupt();
                yield answer;
            }
            case SUSPENDED_AFTER -> {
                Object answer = invoke(real, method, arguments);
                world.suspend();
                yield answer;
            }
        };
    }

    private Died death() {
        dead = true;
        return new Died();
    }

    private static RuntimeException failure(Class<?> port, String name) {
        return port == Platform.class || port.getSimpleName().endsWith("Store")
                ? Failure.unreachable(name + " failed", "Try again.")
                : AdminFailure.unreachable(name + " failed");
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
