package ai.voicecore.gregor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.Problem;
import ai.voicecore.gregor.testing.Clusters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Brokers may set limits, as long as the clients that everyone uses can live with them. */
class ClientNeedsTest {
    private static List<Problem> problems(String config) {
        return ClientNeeds.problems(Clusters.spec("config: {" + config + "}"), Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "group.min.session.timeout.ms, 60000, Make it at most 10000.",
        "group.max.session.timeout.ms, 30000, Make it at least 45000.",
        "transaction.max.timeout.ms, 1000, Make it at least 60000.",
        "max.connections, 1, Make it at least 100.",
        "max.connections.per.ip, 3, Make it at least 100."
    })
    void aLimitThatKeepsUsualClientsAwayIsRefused(String name, String value, String remedy) {
        assertThat(problems(name + ": " + value)).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("config." + name);
            assertThat(problem.sentence()).startsWith("is " + value + ": ");
            assertThat(problem.remedy()).isEqualTo(remedy);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "group.min.session.timeout.ms: 10000",
                "group.max.session.timeout.ms: 45000",
                "transaction.max.timeout.ms: 60000",
                "max.connections.per.ip: 100",
                "max.connections.per.ip: '${file:/limits:per.ip}'",
                "max.connections.per.ip: 0, max.connections.per.ip.overrides: '10.0.0.1:1000'",
                "delete.topic.enable: true"
            })
    void limitsWithRoomForThemAreTaken(String config) {
        assertThat(problems(config)).isEmpty();
    }

    @Test
    void whatAClusterHasAlreadyKeepsItFromNoChange() {
        ClusterSpec spec = Clusters.spec("config: {transaction.max.timeout.ms: 30000}");

        assertThat(ClientNeeds.problems(spec, Map.of("transaction.max.timeout.ms", "30000")))
                .isEmpty();
        assertThat(ClientNeeds.problems(spec, Map.of("transaction.max.timeout.ms", "40000")))
                .hasSize(1);
    }

    @Test
    void topicsOfTrialsMustGoAway() {
        assertThat(problems("delete.topic.enable: false"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("no trial, audit or drill could remove"));
    }

    @Test
    void anAuthorizerHasToLetInThoseWithoutAName() {
        String kafkas = "authorizer.class.name: org.apache.kafka.metadata.authorizer.StandardAuthorizer";

        assertThat(problems(kafkas))
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).contains("super.users: User:ANONYMOUS"));
        assertThat(problems(kafkas + ", super.users: 'User:admin;User:ANONYMOUS'"))
                .isEmpty();
        assertThat(problems(kafkas + ", allow.everyone.if.no.acl.found: true")).isEmpty();
        assertThat(problems(kafkas + ", super.users: '${file:/etc/kafka:users}'"))
                .isEmpty();
        assertThat(problems("authorizer.class.name: com.example.Policies")).isEmpty();
    }
}
