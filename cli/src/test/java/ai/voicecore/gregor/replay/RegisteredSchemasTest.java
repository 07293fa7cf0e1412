package ai.voicecore.gregor.replay;

import static ai.voicecore.gregor.failure.FailureKind.FAILED;
import static ai.voicecore.gregor.failure.FailureKind.REFUSED;
import static ai.voicecore.gregor.failure.FailureKind.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.voicecore.gregor.access.Access;
import ai.voicecore.gregor.admin.rest.HttpSchemaRegistry;
import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.testing.FakeRegistry;
import java.net.URI;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegisteredSchemasTest {
    private static final String SUBJECT = "calls-value";
    private static final Schema OLD =
            SchemaBuilder.record("Call").fields().requiredString("id").endRecord();

    private final FakeRegistry server = new FakeRegistry();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRegisteredSchemaIsFoundById() {
        RegisteredSchemas registry = schemas(server.at("/api/"));
        int id = registry.register(SUBJECT, OLD);

        assertThat(registry.byId(id)).isEqualTo(OLD);
        assertThat(server.subjects()).containsOnlyKeys(SUBJECT);
    }

    @Test
    void registeringTheSameSchemaAgainGivesTheSameId() {
        RegisteredSchemas registry = schemas(server.at("/api"));
        assertThat(registry.register(SUBJECT, OLD)).isEqualTo(registry.register(SUBJECT, OLD));
    }

    @Test
    void aFieldWithADefaultMayBeAdded() {
        Schema grown = SchemaBuilder.record("Call")
                .fields()
                .requiredString("id")
                .optionalString("tenant")
                .endRecord();
        RegisteredSchemas registry = schemas(server.at("/api"));
        int old = registry.register(SUBJECT, OLD);

        assertThat(registry.byId(registry.register(SUBJECT, grown))).isEqualTo(grown);
        assertThat(registry.byId(old)).isEqualTo(OLD);
    }

    @Test
    void anIncompatibleSchemaIsRefusedWithSubjectAndReason() {
        Schema broken = SchemaBuilder.record("Call")
                .fields()
                .requiredString("id")
                .requiredString("tenant")
                .endRecord();
        RegisteredSchemas registry = schemas(server.at("/api"));
        registry.register(SUBJECT, OLD);

        Failure error = failure(() -> registry.register(SUBJECT, broken));

        assertThat(error.kind()).isEqualTo(REFUSED);
        assertThat(error).hasMessageContaining(SUBJECT).hasMessageContaining("READER_FIELD_MISSING_DEFAULT_VALUE");
    }

    @Test
    void anUnknownIdIsAnErrorThatNamesIt() {
        RegisteredSchemas registry = schemas(server.at("/api"));
        assertThat(failure(() -> registry.byId(77)))
                .hasMessageContaining("77")
                .hasMessageContaining("Schema not found");
    }

    @Test
    void anAddressThatIsNoRegistryIsDetected() {
        RegisteredSchemas page = schemas(server.at("/page"));
        RegisteredSchemas broken = schemas(server.at("/broken"));
        Failure noJson = failure(() -> page.register(SUBJECT, OLD));
        assertThat(noJson.kind()).isEqualTo(FAILED);
        assertThat(noJson).hasMessageContaining("Is it a registry's address?");
        assertThat(failure(() -> broken.register(SUBJECT, OLD)))
                .hasMessageContaining("HTTP 503")
                .hasMessageContaining("starting");
    }

    @Test
    void aRegistryThatIsDownIsUnreachable() {
        URI address = server.at("/api");
        server.close();
        RegisteredSchemas registry = schemas(address);
        Failure error = failure(() -> registry.register(SUBJECT, OLD));

        assertThat(error.kind()).isEqualTo(UNREACHABLE);
        assertThat(error).hasMessageContaining(address.toString());
    }

    private static RegisteredSchemas schemas(URI address) {
        return new RegisteredSchemas(new HttpSchemaRegistry(Access.plain("localhost:0"), address.toString()));
    }

    private static Failure failure(ThrowingCallable call) {
        return catchThrowableOfType(Failure.class, call);
    }
}
