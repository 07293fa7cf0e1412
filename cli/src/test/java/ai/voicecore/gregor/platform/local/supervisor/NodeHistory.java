package ai.voicecore.gregor.platform.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.platform.local.supervisor.RestartPolicy.Action;
import ai.voicecore.gregor.platform.local.supervisor.RestartPolicy.Decision;
import ai.voicecore.gregor.platform.local.supervisor.RestartPolicy.Facts;
import ai.voicecore.gregor.snapshot.NodePhase;
import java.util.Random;

/**
 * The random history of one node: it ends with some exit code, is ready or not, is wanted or not, its supervisor is
 * replaced. It acts as the supervisor does, and checks each decision against the rules.
 */
final class NodeHistory {
    private static final int[] CODES = {0, 1, 2, 137, 143};
    private static final int GRACE_SECONDS = 60;

    private final Random random;
    private NodeRun run = NodeRun.stopped("kafka-0");
    private long now = 1_000_000;
    private boolean wanted = true;

    private boolean alive;
    private boolean ready;
    private int exitCode = -1;
    private long nextPid = 1;
    private boolean wasReady;
    private boolean asked;
    private long askedAt;

    private int startsSinceAsked;
    private int unreadyInARow;
    private long lastBackOff;
    private boolean refused;

    NodeHistory(Random random) {
        this.random = random;
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            nextEvent();
            step();
        }
        recover();
    }

    private void nextEvent() {
        now += random.nextInt(1, random.nextInt(10) == 0 ? 90_000 : 2_000);
        if (alive) {
            ready = random.nextInt(3) != 0;
            if (random.nextInt(asked ? 3 : 6) == 0) {
                end(CODES[random.nextInt(CODES.length)]);
            }
        }
        if (random.nextInt(8) == 0) {
            order(random.nextInt(3) != 0);
        }
        if (random.nextInt(30) == 0) {
            newSupervisor();
        }
    }

    private void end(int code) {
        alive = false;
        ready = false;
        exitCode = code;
    }

    /** The same as the supervisor when it reads its orders. */
    private void order(boolean want) {
        wanted = want;
        if (!alive && run.pid() == 0 && want) {
            NodeRun withoutFailures = run.withoutFailures();
            if (!withoutFailures.equals(run)) {
                forget();
            }
            run = withoutFailures;
        }
    }

    /** The new supervisor finds the process by its arguments, and never learns its exit code. */
    private void newSupervisor() {
        if (alive) {
            run = run.running(run.pid(), now);
            wasReady = false;
            asked = false;
        } else if (run.pid() != 0) {
            exitCode = -1;
        }
    }

    private void step() {
        boolean endedUnseen = !alive && run.pid() != 0;
        Facts facts = new Facts(wanted, alive, alive ? -1 : exitCode, ready, "reason", GRACE_SECONDS);
        NodeRun before = run;
        Decision decision = RestartPolicy.decide(run, facts, now);
        run = decision.run();
        if (alive && wanted && ready) {
            wasReady = true;
        }
        if (endedUnseen && wanted && !asked) {
            checkEnd(before);
        }
        if (run.phase() == NodePhase.STOPPED) {
            forget();
        }
        act(decision.act());
        checkRun();
    }

    private void checkEnd(NodeRun before) {
        unreadyInARow = wasReady ? 0 : unreadyInARow + 1;
        boolean steady = wasReady && now - before.readyAt() >= RestartPolicy.STABLE_PERIOD.toMillis();
        if (exitCode == RestartPolicy.REFUSED) {
            refused = true;
            assertThat(run.phase()).as("after exit code 2").isEqualTo(NodePhase.FAILED);
        } else if (unreadyInARow >= RestartPolicy.MAX_ATTEMPTS) {
            assertThat(run.phase()).as("after %d tries", unreadyInARow).isEqualTo(NodePhase.FAILED);
        } else {
            assertThat(run.phase()).as("after %d tries in a row", unreadyInARow).isEqualTo(NodePhase.RESTARTING);
            long backOff = run.retryAt() - now;
            assertThat(backOff)
                    .as("back-off")
                    .isBetween(
                            steady ? RestartPolicy.FIRST_BACKOFF.toMillis() : Math.max(lastBackOff, 250),
                            RestartPolicy.MAX_BACKOFF.toMillis());
            lastBackOff = backOff;
        }
    }

    private void act(Action act) {
        switch (act) {
            case NONE -> {}
            case START -> start();
            case TERMINATE -> {
                assertThat(alive && !wanted && !asked).as("a reason to stop it").isTrue();
                asked = true;
                askedAt = now;
            }
            case KILL -> {
                assertThat(alive && !wanted && asked).as("a reason to kill it").isTrue();
                assertThat(now - askedAt).as("its grace").isGreaterThanOrEqualTo(GRACE_SECONDS * 1000L);
                end(137);
            }
        }
    }

    private void start() {
        assertThat(alive).as("runs already").isFalse();
        assertThat(wanted).as("is wanted").isTrue();
        assertThat(refused).as("has refused").isFalse();
        assertThat(run.phase()).isNotEqualTo(NodePhase.FAILED);
        assertThat(run.retryAt()).as("when it is due").isLessThanOrEqualTo(now);
        alive = true;
        wasReady = false;
        asked = false;
        startsSinceAsked++;
        run = run.running(nextPid++, now);
    }

    private void checkRun() {
        if (alive) {
            assertThat(run.pid()).as("pid of what runs").isNotZero();
        }
        if (alive && wanted && !asked) {
            assertThat(run.restarts()).as("restarts").isEqualTo(startsSinceAsked - 1);
        }
    }

    private void forget() {
        startsSinceAsked = 0;
        unreadyInARow = 0;
        lastBackOff = 0;
        refused = false;
    }

    /** From now on nothing fails, and the node is wanted: it must start, and its counters must be reset. */
    private void recover() {
        order(true);
        for (int i = 0; i < 50 && !(alive && !asked); i++) {
            if (asked) {
                end(143);
            }
            order(true);
            now += RestartPolicy.MAX_BACKOFF.toMillis();
            step();
        }
        ready = true;
        step();
        assertThat(run.phase()).isEqualTo(NodePhase.READY);
        now += RestartPolicy.STABLE_PERIOD.toMillis();
        step();
        assertThat(run.phase()).isEqualTo(NodePhase.READY);
        end(1);
        step();
        assertThat(run.retryAt() - now).as("back-off of a good node").isEqualTo(RestartPolicy.FIRST_BACKOFF.toMillis());
    }
}
