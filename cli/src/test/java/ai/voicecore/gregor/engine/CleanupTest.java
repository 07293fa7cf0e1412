package ai.voicecore.gregor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanupTest {
    private final List<String> undone = new ArrayList<>();
    private final Cleanup cleanup = new Cleanup();

    @Test
    void theLastIsUndoneFirst() {
        later("connection");
        later("topic");
        later("connector");

        cleanup.close();

        assertThat(undone).containsExactly("connector", "topic", "connection");
        assertThat(cleanup.failures()).isEmpty();
    }

    @Test
    void oneFailureDoesNotKeepTheRest() {
        later("connection");
        fails("topic t", "not authorised");
        later("connector");
        fails("group g", "timed out");

        cleanup.close();

        assertThat(undone).containsExactly("connector", "connection");
        assertThat(cleanup.failures()).containsExactly("group g (timed out)", "topic t (not authorised)");
    }

    @Test
    void closingAgainDoesNothingMore() {
        later("topic");
        fails("group g", "timed out");

        cleanup.close();
        cleanup.close();

        assertThat(undone).containsExactly("topic");
        assertThat(cleanup.failures()).hasSize(1);
    }

    @Test
    void nothingIsMadeOnceUndoingHasBegun() {
        cleanup.later("topic", () -> later("what the topic left"));

        cleanup.close();

        assertThat(undone).isEmpty();
        assertThat(cleanup.failures()).containsExactly("topic (interrupted before what the topic left was made)");
    }

    private void later(String what) {
        cleanup.later(what, () -> undone.add(what));
    }

    private void fails(String what, String message) {
        cleanup.later(what, () -> {
            throw new IllegalStateException(message);
        });
    }
}
