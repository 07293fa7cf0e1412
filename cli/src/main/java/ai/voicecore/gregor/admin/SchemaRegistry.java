package ai.voicecore.gregor.admin;

import ai.voicecore.gregor.concurrent.Mutating;
import java.util.List;
import java.util.Optional;

/** The Confluent-compatible API of a Schema Registry. Methods throw {@link AdminFailure}. */
public interface SchemaRegistry {

    /** The global compatibility rule, as BACKWARD; empty if none is set. */
    Optional<String> compatibility();

    @Mutating
    void setCompatibility(String rule);

    /** Registers an Avro schema as the subject's newest version; if the subject has this schema already, returns its id. */
    @Mutating
    Registration register(String subject, String avroSchema);

    String schemaById(int id);

    /** All subjects, also soft-deleted ones. */
    List<String> subjects();

    /** Whether the subject has this schema as one of its versions, also if it is soft-deleted. */
    boolean hasSchema(String subject, String avroSchema);

    /** Deletes a subject that Gregor created, permanently. */
    void deleteOwnSubject(String subject);

    sealed interface Registration {
        record Accepted(int id) implements Registration {}

        record Incompatible(String reason) implements Registration {}
    }
}
