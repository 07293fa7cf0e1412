package ai.voicecore.gregor.change;

import ai.voicecore.gregor.failure.Failure;
import ai.voicecore.gregor.migration.Intent;
import ai.voicecore.gregor.rolling.Roll;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A change as it is stored. Format 1 had neither a format nor a clock, and the oldest records have nothing after
 * {@code resizing}. An older version of Gregor reads format 2, because no field was removed.
 *
 * @param back the command that undoes an upgrade; empty if it is not known
 */
record ChangeRecord(
        int format,
        String command,
        Roll roll,
        boolean resizing,
        @Nullable String back,
        @Nullable Set<String> live,
        @Nullable Set<String> left,
        Change.@Nullable Clock clock) {
    private static final int FORMAT = 2;
    private static final String REMEDY = "See the journal for what was done; then restart every node with its current"
            + " description: {gregor restart --afresh}";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static String write(Change change) {
        return MAPPER.writeValueAsString(of(change));
    }

    private static ChangeRecord of(Change change) {
        return new ChangeRecord(
                FORMAT,
                change.command(),
                change.roll(),
                change.resizing(),
                change instanceof Change.Upgrade upgrade
                        ? upgrade.from().map(Change.Upgrade::command).orElse("")
                        : "",
                change.live(),
                change.left(),
                change.clock());
    }

    /** Throws {@link Failure} if it cannot be read, or was written by a newer version of Gregor. */
    static Change read(String text) {
        try {
            return MAPPER.readValue(text, ChangeRecord.class).change();
        } catch (JacksonException e) {
            throw new Failure(
                    "The progress of the last change cannot be read: " + e.getOriginalMessage() + ".", REMEDY, e);
        }
    }

    private Change change() {
        if (format > FORMAT) {
            throw new Failure(
                    "The progress of the last change was saved by a newer version of Gregor (format " + format + ").",
                    "Continue it with that version.");
        }
        Change.Clock known = clock == null ? Change.Clock.startingAt(Instant.EPOCH) : clock;
        if (command.equals(Change.Restart.COMMAND)) {
            return new Change.Restart(roll, known);
        }
        if (command.equals(Change.Deploy.COMMAND)) {
            return new Change.Deploy(roll, resizing, orNone(live), orNone(left), known);
        }
        if (command.startsWith(Change.Upgrade.COMMAND)) {
            Optional<String> from = Optional.ofNullable(back)
                    .filter(undo -> undo.startsWith(Change.Upgrade.COMMAND))
                    .map(ChangeRecord::release);
            return new Change.Upgrade(release(command), from, roll, known);
        }
        Optional<Intent> intent = Intent.of(command);
        if (intent.isPresent()) {
            return new Change.Migration(intent.get(), roll, known);
        }
        throw new Failure("The last change is not known to this version of Gregor: " + command + ".", REMEDY);
    }

    private static String release(String upgrade) {
        return upgrade.substring(Change.Upgrade.COMMAND.length());
    }

    private static Set<String> orNone(@Nullable Set<String> names) {
        return names == null ? Set.of() : names;
    }
}
