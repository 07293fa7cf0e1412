package ai.voicecore.gregor.change.migration;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.migration.Stage;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.ClusterStore.Memo;
import ai.voicecore.gregor.snapshot.client.ClientState;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is saved of a migration from its start until its end, for later commands. How far it has come follows from the cluster.
 *
 * @param stage the stage that was seen last
 * @param since when this stage was first seen
 * @param before a sample of the clients' state before the first change
 */
public record MigrationRecord(
        int format, Stage stage, Instant since, @Nullable ClientState before) {
    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static MigrationRecord of(Stage stage, Instant since, @Nullable ClientState before) {
        return new MigrationRecord(FORMAT, stage, since, before);
    }

    /** Empty if no migration has begun; throws {@link Failure} if it cannot be read. */
    public static Optional<MigrationRecord> read(ClusterStore store) {
        return store.read(Memo.MIGRATION).map(MigrationRecord::parse);
    }

    private static MigrationRecord parse(String text) {
        try {
            MigrationRecord read = MAPPER.readValue(text, MigrationRecord.class);
            if (read.format() > FORMAT) {
                throw new Failure(
                        "The migration was begun by a newer version of Gregor (format " + read.format() + ").",
                        "Continue it with that version.");
            }
            return read;
        } catch (JacksonException e) {
            throw new Failure(
                    "What was saved of the migration cannot be read: " + e.getOriginalMessage() + ".",
                    "Go back: {gregor migrate rollback}",
                    e);
        }
    }

    MigrationRecord with(ClientState sample) {
        return of(stage, since, sample);
    }

    void write(ClusterStore store) {
        store.write(Memo.MIGRATION, MAPPER.writeValueAsString(this));
    }

    MigrationRecord at(Stage seen, Instant now) {
        return seen == stage ? this : of(seen, now, before);
    }
}
