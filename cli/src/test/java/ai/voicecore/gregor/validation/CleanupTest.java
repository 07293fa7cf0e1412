package ai.voicecore.gregor.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.admin.AdminFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CleanupTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<String> undone = new ArrayList<>();
    private final Cleanup cleanup = new Cleanup();

    @Test
    void objectsAreRemovedInReverseOrder() {
        register("connection");
        register("topic");
        register("connector");

        cleanup.close();

        assertThat(undone).containsExactly("connector", "topic", "connection");
        assertThat(cleanup.failures()).isEmpty();
    }

    @Test
    void aFailureDoesNotStopTheCleanup() {
        register("connection");
        fails("topic t", "not authorised");
        register("connector");
        fails("group g", "timed out");

        cleanup.close();

        assertThat(undone).containsExactly("connector", "connection");
        assertThat(cleanup.failures()).containsExactly("group g (timed out)", "topic t (not authorised)");
    }

    @Test
    void closingTwiceRemovesNothingTwice() {
        register("topic");
        fails("group g", "timed out");

        cleanup.close();
        cleanup.close();

        assertThat(undone).containsExactly("topic");
        assertThat(cleanup.failures()).hasSize(1);
    }

    @Test
    void aPartIsCleanedUpBeforeTheRestAndOnlyOnce() {
        register("connection");
        Cleanup part = cleanup.part();
        part.register("topic", () -> undone.add("topic"));
        part.register("group", () -> {
            throw new IllegalStateException("timed out");
        });

        part.close();
        assertThat(undone).containsExactly("topic");
        cleanup.close();

        assertThat(undone).containsExactly("topic", "connection");
        assertThat(cleanup.failures()).containsExactly("group (timed out)");
    }

    @Test
    void aPartThatIsStillOpenIsCleanedUpWithTheRest() {
        Cleanup part = cleanup.part();
        part.register("topic", () -> undone.add("topic"));

        cleanup.close();

        assertThat(undone).containsExactly("topic");
        assertThatThrownBy(() -> part.register("connector", () -> {})).isInstanceOf(AdminFailure.class);
    }

    @Test
    void createdObjectsAreReturnedAndRemoved() {
        assertThat(cleanup.<Integer>make("subject s", () -> 42, () -> undone.add("subject")))
                .isEqualTo(42);
        cleanup.perform("connector c", () -> undone.add("made"), () -> undone.add("connector"));

        cleanup.close();

        assertThat(undone).containsExactly("made", "connector", "subject");
    }

    @Test
    void anObjectWhoseCreationFailedIsRemovedToo() {
        assertThatThrownBy(() -> cleanup.perform("topic t", CleanupTest::fail, () -> undone.add("topic")))
                .hasMessage("timed out");

        cleanup.close();

        assertThat(undone).containsExactly("topic");
    }

    @Test
    void nothingIsCreatedAfterTheCleanupHasStarted() {
        cleanup.close();

        assertThatThrownBy(() -> cleanup.perform("topic t", () -> undone.add("made"), () -> undone.add("topic")))
                .isInstanceOf(AdminFailure.class)
                .hasMessage("interrupted before topic t was made");
        cleanup.close();
        assertThat(undone).isEmpty();
    }

    @Test
    void theCleanupWaitsForRunningCreations() throws InterruptedException {
        CountDownLatch making = new CountDownLatch(1);
        CountDownLatch made = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        Thread maker = Thread.ofVirtual()
                .start(() -> cleanup.perform(
                        "topic t",
                        () -> {
                            making.countDown();
                            await(made);
                            order.add("made");
                        },
                        () -> order.add("undone")));
        await(making);

        Thread closer = Thread.ofVirtual().start(cleanup::close);
        Awaitility.await().atMost(SOON).until(closer::getState, state -> state == Thread.State.WAITING);
        made.countDown();

        assertThat(closer.join(SOON)).isTrue();
        assertThat(maker.join(SOON)).isTrue();
        assertThat(order).containsExactly("made", "undone");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void fail() {
        throw new IllegalStateException("timed out");
    }

    @Test
    void nothingIsRegisteredDuringTheCleanup() {
        cleanup.register("topic", () -> register("what the topic left"));

        cleanup.close();

        assertThat(undone).isEmpty();
        assertThat(cleanup.failures()).containsExactly("topic (interrupted before what the topic left was made)");
    }

    private void register(String what) {
        cleanup.register(what, () -> undone.add(what));
    }

    private void fails(String what, String message) {
        cleanup.register(what, () -> {
            throw new IllegalStateException(message);
        });
    }
}
