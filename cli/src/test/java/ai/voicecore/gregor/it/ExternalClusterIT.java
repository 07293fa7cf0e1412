package ai.voicecore.gregor.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.testing.FakeRegistry;
import ai.voicecore.gregor.testing.HandmadeKafka;
import ai.voicecore.gregor.testing.OnThisMachine;
import ai.voicecore.gregor.testing.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Gregor validates and audits a cluster that was started by hand with Kafka's own classes. */
@Timeout(600)
@OnThisMachine
class ExternalClusterIT {
    private static final Path EVENTS = Path.of("..", "examples", "voicecore");

    @RegisterExtension
    static final HandmadeKafka KAFKA = new HandmadeKafka("external", "");

    @AfterEach
    void nothingOfGregorIsLeft() {
        assertThat(KAFKA.run(KAFKA.open(), "topics list", "--all").expect(0).out())
                .doesNotContain("gregor-");
    }

    private static Path login() {
        return KAFKA.login("gregor", HandmadeKafka.PASSWORD);
    }

    private static List<String> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> entry.path("id").asString())
                .toList();
    }

    @Test
    void theChecksThatReadOnlyTheBrokersHold() {
        JsonNode report =
                KAFKA.run(KAFKA.open(), "validate", "-o", "json").expect(0).json();

        assertThat(report.path("holds").asBoolean()).isTrue();
        assertThat(ids(report.path("checks")))
                .containsExactly(
                        "listeners-reachable",
                        "kraft-quorum",
                        "produce-consume",
                        "partitions-healthy",
                        "storage",
                        "versions");
        assertThat(ids(report.path("leftOut")))
                .containsExactly("nodes-running", "topics-as-declared", "schema-registry", "connect", "capacity");
    }

    @Test
    void theyAlsoHoldWithALogin() {
        String file = login().toString();

        assertThat(KAFKA.run(KAFKA.withLogin(), "validate", "--command-config", file)
                        .expect(0)
                        .out())
                .contains("6 of 6 checks hold, 5 not run");
        assertThat(KAFKA.run(KAFKA.withLogin(), "topics list", "--all", "--command-config", file)
                        .expect(0)
                        .out())
                .contains("__transaction_state");
    }

    @Test
    void theyAlsoHoldWithTls() {
        String file = KAFKA.tls().toString();

        assertThat(KAFKA.run(KAFKA.withTls(), "validate", "--command-config", file)
                        .expect(0)
                        .out())
                .contains("6 of 6 checks hold, 5 not run");
        assertThat(KAFKA.run(KAFKA.withTls(), "audit run", "--for", "3s", "--rate", "50", "--command-config", file)
                        .expect(0)
                        .out())
                .contains("nothing lost, duplicated, out of order");
    }

    @Test
    void aCertificateThatIsNotTrustedIsReported() {
        String file =
                KAFKA.write("no-trust.properties", "security.protocol=SSL\n").toString();

        assertThat(KAFKA.run(KAFKA.withTls(), "validate", "--command-config", file)
                        .expect(2)
                        .err())
                .contains("ssl.*", file);
    }

    @Test
    void theAuditFindsNoAnomaly() {
        JsonNode report = KAFKA.run(KAFKA.open(), "audit run", "--for", "5s", "--rate", "100", "-o", "json")
                .expect(0)
                .json();

        assertThat(report.path("holds").asBoolean()).isTrue();
    }

    @Test
    void topicsAreCreatedAsDeclared() {
        String file = KAFKA.write("topics.yaml", "{brokers: 1, topics: [{name: calls, partitions: 3}]}")
                .toString();
        KAFKA.run(KAFKA.open(), "topics create", "orders", "--partitions", "2").expect(0);
        assertThat(KAFKA.run(KAFKA.open(), "topics diff", "-f", file).expect(3).out())
                .contains("+ calls: create with 3 partitions, replication 1");

        KAFKA.run(KAFKA.open(), "topics apply", "-f", file).expect(0);

        assertThat(KAFKA.run(KAFKA.open(), "topics diff", "-f", file).expect(0).out())
                .contains("Every topic is as it is declared.");
        assertThat(KAFKA.run(KAFKA.open(), "topics list").expect(0).out())
                .contains("calls", "orders")
                .doesNotContain("DECLARED");
        KAFKA.run(KAFKA.open(), "topics delete", "orders", "--confirm", "orders")
                .expect(0);
        assertThat(KAFKA.run(KAFKA.open(), "topics diff").expect(2).err()).contains("--file: is missing");
    }

    /** A killed command could leave an unfinished move, so none is begun. */
    @Test
    void replicasAreNotMoved() {
        KAFKA.run(KAFKA.open(), "topics create", "single").expect(0);
        String file = KAFKA.write("wide.yaml", "{topics: [{name: single}]}").toString();

        assertThat(KAFKA.run(KAFKA.open(), "topics apply", "-f", file).expect(3).err())
                .contains("single: replication 1 → 3");
    }

    @Test
    void eventsAreReplayed() {
        KAFKA.run(
                        KAFKA.open(),
                        "topics apply",
                        "-f",
                        KAFKA.write("voicecore.yaml", oneReplica()).toString())
                .expect(0);
        try (FakeRegistry registry = new FakeRegistry()) {
            assertThat(KAFKA.run(
                                    KAFKA.open(),
                                    "replay",
                                    EVENTS.toString(),
                                    "--registry",
                                    registry.at("/api").toString())
                            .expect(0)
                            .out())
                    .contains("each once, unchanged and in order");
        }
    }

    /** The example's topics for a cluster of one broker. */
    private static String oneReplica() {
        try {
            return "brokers: 1\n" + java.nio.file.Files.readString(EVENTS.resolve("cluster.yaml"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aWrongPasswordIsReported() {
        Path wrong = KAFKA.login("gregor", "a-Wrong-Password");

        Outcome outcome = KAFKA.run(KAFKA.withLogin(), "validate", "--command-config", wrong.toString())
                .expect(2);

        assertThat(outcome.err()).contains("Invalid username or password", "sasl.jaas.config", wrong.toString());
        assertThat(outcome.all()).doesNotContain("a-Wrong-Password");
    }

    @Test
    void missingRightsAreNamed() {
        String file = KAFKA.login("guest", "guest").toString();

        Outcome outcome = KAFKA.run(KAFKA.withLogin(), "validate", "--command-config", file)
                .expect(3);

        assertThat(outcome.out())
                .contains("produce-consume", "kafka-acls.sh", "lacks the right Describe on the cluster")
                .doesNotContain("left behind");
        KAFKA.run(KAFKA.withLogin(), "topics list", "--command-config", file).expect(0);
    }

    @Test
    void ifABrokerDoesNotAnswerTheMessageNamesTheProtocol() {
        assertThat(KAFKA.run(KAFKA.withLogin(), "topics list").expect(4).err())
                .contains("No broker answers at " + KAFKA.withLogin(), "security.protocol");
        assertThat(KAFKA.run(KAFKA.open(), "topics list", "--command-config", login().toString())
                        .expect(2)
                        .err())
                .contains("The listener must speak SASL_PLAINTEXT");
    }

    @Test
    void anUnreachableAddressIsNamed() {
        assertThat(KAFKA.run(KAFKA.unusedAddress(), "validate").expect(4).err()).contains(KAFKA.unusedAddress());
        assertThat(KAFKA.run(KAFKA.withUnreachableAdvertisedAddress(), "validate")
                        .expect(4)
                        .err())
                .contains("advertised.listeners");
    }

    @Test
    void aSettingThatKafkasClientsRejectIsAnErrorOfTheUser() {
        String file = KAFKA.write(
                        "unknown.properties", "security.protocol=SSL\nssl.engine.factory.class=com.example.No")
                .toString();

        assertThat(KAFKA.run(KAFKA.open(), "topics list", "--command-config", file)
                        .expect(2)
                        .err())
                .contains("Class com.example.No could not be found", file);
    }
}
