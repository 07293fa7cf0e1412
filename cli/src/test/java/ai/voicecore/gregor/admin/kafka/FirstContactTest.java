package ai.voicecore.gregor.admin.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.voicecore.gregor.admin.AdminFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** Which of several clients is gone on with. */
class FirstContactTest {
    private static final List<String> ADDRESSES = List.of("kafka-0", "kafka-1", "kafka-2");
    private static final String FIRST = "kafka-0,kafka-1,kafka-2";

    private final Map<String, CompletableFuture<String>> answers = new HashMap<>();
    private final Set<String> unknown = new TreeSet<>();
    private final Set<String> opened = new TreeSet<>();
    private final Set<String> closed = new TreeSet<>();

    @Test
    void noOtherClientIsMadeWhereTheFirstGetsItsAnswer() {
        answer(FIRST);

        assertThat(find()).isEqualTo(FIRST);
        assertThat(opened).isEmpty();
    }

    /** The first one has chosen the broker that hangs, and stays with it. */
    @Test
    void aBrokerThatHangsHoldsNobodyUp() {
        answer("kafka-1");

        assertThat(find()).isEqualTo("kafka-1");
        assertThat(closed).containsExactlyInAnyOrder(FIRST, "kafka-0", "kafka-2");
    }

    @Test
    void aBrokerThatRefusesToAnswerDoesNotEndTheSearch() {
        fail("kafka-2");
        answer("kafka-0");

        assertThat(find()).isEqualTo("kafka-0");
    }

    @Test
    void anAddressWithoutAClientIsPassedOver() {
        unknown.add("kafka-0");
        answer("kafka-2");

        assertThat(find()).isEqualTo("kafka-2");
    }

    /** The first client stays: what it is asked later, it tries again. */
    @Test
    void whereNoneAnswersThatIsSaid() {
        ADDRESSES.forEach(this::fail);
        fail(FIRST);

        assertThatThrownBy(this::find)
                .isInstanceOf(AdminFailure.class)
                .hasMessageContaining("asking for the cluster id: too late");
        assertThat(closed).doesNotContain(FIRST);
    }

    @Test
    void theFirstOneMayStillBeTheQuickest() {
        CompletableFuture<String> late = new CompletableFuture<>();
        late.completeOnTimeout("an id", 200, TimeUnit.MILLISECONDS);
        answers.put(FIRST, late);

        assertThat(find()).isEqualTo(FIRST);
        assertThat(closed).containsExactlyElementsOf(ADDRESSES);
    }

    private String find() {
        return new FirstContact<String>(
                        client -> answers.getOrDefault(client, new CompletableFuture<>()),
                        this::open,
                        closed::add,
                        Duration.ofMillis(20))
                .find(FIRST, ADDRESSES)
                .client();
    }

    private String open(String address) {
        if (unknown.contains(address)) {
            throw AdminFailure.unreachable("no Kafka client for " + address, null);
        }
        opened.add(address);
        return address;
    }

    private void answer(String client) {
        answers.put(client, CompletableFuture.completedFuture("an id"));
    }

    private void fail(String client) {
        answers.put(client, CompletableFuture.failedFuture(new TimeoutException("too late")));
    }
}
