package ai.voicecore.gregor.node.state;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.node.settings.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadinessTest {
    private static final Optional<String> BACK = Optional.empty();
    private static final Optional<String> BEHIND = Optional.of("The broker is outside the ISR of 3 partitions.");

    @Test
    void aBrokerIsReadyWhenItRunsAndIsInEveryIsr() {
        assertThat(why(Role.BROKER, beans(3, null), BACK)).isEmpty();
        assertThat(why(Role.BROKER, beans(3, null), BEHIND)).isEqualTo(BEHIND);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 6, 7, 127})
    void aBrokerInAnyOtherStateIsNotReady(int state) {
        assertThat(why(Role.BROKER, beans(state, null), BACK))
                .hasValueSatisfying(reason -> assertThat(reason).contains(Beans.nameOf(state)));
    }

    @Test
    void anUnknownStateIsNotReady() {
        Beans nothing = beans(null, null);

        assertThat(why(Role.BROKER, nothing, BACK)).hasValue("The broker has not started yet.");
        assertThat(why(Role.CONTROLLER, nothing, BACK)).hasValue("The controller has not started yet.");
        assertThat(why(Role.ZOOKEEPER, nothing, BACK)).hasValue("ZooKeeper has not started yet.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"leader", "follower", "observer"})
    void aControllerIsReadyInTheQuorum(String state) {
        assertThat(why(Role.CONTROLLER, beans(null, state), BACK)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"candidate", "prospective", "unattached", "resigned", "voted"})
    void aControllerOutsideTheQuorumIsNotReady(String state) {
        assertThat(why(Role.CONTROLLER, beans(null, state), BACK))
                .hasValueSatisfying(reason -> assertThat(reason).contains(state));
    }

    @Test
    void aCombinedNodeIsReadyWhenItsBrokerAndItsControllerAre() {
        assertThat(why(Role.COMBINED, beans(3, "leader"), BACK)).isEmpty();
        assertThat(why(Role.COMBINED, beans(3, "candidate"), BACK)).isPresent();
        assertThat(why(Role.COMBINED, beans(1, "leader"), BACK)).isPresent();
        assertThat(why(Role.COMBINED, beans(3, "leader"), BEHIND)).isEqualTo(BEHIND);
    }

    @Test
    void zooKeeperIsReadyWhenItServes() {
        assertThat(why(Role.ZOOKEEPER, zooKeeper("leader"), BACK)).isEmpty();
        assertThat(why(Role.ZOOKEEPER, zooKeeper("follower"), BACK)).isEmpty();
        assertThat(why(Role.ZOOKEEPER, zooKeeper("standalone"), BACK)).isEmpty();
        assertThat(why(Role.ZOOKEEPER, zooKeeper("looking"), BACK)).isPresent();
    }

    @Test
    void connectIsReadyWhenItsHealthCheckSucceeds() {
        Optional<String> sick = Optional.of("Connect answers 503.");

        assertThat(Readiness.whyNot(Role.CONNECT, beans(null, null), BACK, sick))
                .isEqualTo(sick);
        assertThat(Readiness.whyNot(Role.CONNECT, beans(null, null), BACK, Optional.empty()))
                .isEmpty();
    }

    @Test
    void aBrokerThatLeadsAllItHostsIsInEveryIsr() {
        assertThat(hosting(0, 0, 0).leadsEverythingItHosts()).isTrue();
        assertThat(hosting(5, 5, 0).leadsEverythingItHosts()).isTrue();
        assertThat(hosting(5, 4, 0).leadsEverythingItHosts()).isFalse();
        assertThat(hosting(5, 5, 1).leadsEverythingItHosts()).isFalse();
        assertThat(beans(3, null).leadsEverythingItHosts()).isFalse();
    }

    private static Optional<String> why(Role role, Beans beans, Optional<String> isr) {
        return Readiness.whyNot(role, beans, isr, Optional.empty());
    }

    private static Beans beans(@Nullable Integer brokerState, @Nullable String raftState) {
        return new Beans(
                brokerState,
                brokerState == null ? null : Beans.nameOf(brokerState),
                raftState,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Beans zooKeeper(String state) {
        return new Beans(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, state);
    }

    private static Beans hosting(int partitions, int leaders, int offline) {
        return new Beans(
                3,
                "RUNNING",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                partitions,
                leaders,
                offline,
                null);
    }
}
