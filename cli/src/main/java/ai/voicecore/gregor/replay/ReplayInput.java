package ai.voicecore.gregor.replay;

import ai.voicecore.gregor.failure.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * What a replay sends: a schema per topic, and the events in the order of the file.
 *
 * <p>On disk: {@code schemas/<topic>.avsc}, and {@code events.jsonl} with one object a line,
 * {@code {"topic": ..., "key": ..., "value": {...}}}. The value is plain JSON, see {@link PlainJson}.
 *
 * @param schemas by topic
 * @param events by line
 */
public record ReplayInput(SortedMap<String, Schema> schemas, List<ReplayEvent> events) {
    private static final String SCHEMA_SUFFIX = ".avsc";
    private static final int PROBLEMS_SHOWN = 10;

    /** Reads and checks a directory; {@link Failure} names each bad file and line, the first ten of them. */
    public static ReplayInput read(Path directory) {
        SortedMap<String, Schema> schemas = readSchemas(directory.resolve("schemas"));
        return new ReplayInput(schemas, readEvents(directory.resolve("events.jsonl"), new EventLines(schemas)));
    }

    private static SortedMap<String, Schema> readSchemas(Path directory) {
        SortedMap<String, Schema> schemas = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SCHEMA_SUFFIX)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                schemas.put(name.substring(0, name.length() - SCHEMA_SUFFIX.length()), readSchema(file));
            }
        } catch (IOException e) {
            throw unreadable(directory.toString(), e);
        }
        if (schemas.isEmpty()) {
            throw bad(directory + ": no schema here. Add one file <topic>" + SCHEMA_SUFFIX + " per topic.");
        }
        return schemas;
    }

    private static Schema readSchema(Path file) throws IOException {
        // A parser keeps the names that it has seen, so each file gets its own.
        try {
            Schema schema = new Schema.Parser().parse(Files.readString(file));
            if (schema.getType() != Schema.Type.RECORD) {
                throw bad(file + ": the schema is a " + schema.getType().getName() + ". An event is a record.");
            }
            return schema;
        } catch (AvroRuntimeException e) {
            throw bad(file + ": not an Avro schema: " + e.getMessage());
        }
    }

    private static List<ReplayEvent> readEvents(Path file, EventLines lines) {
        List<ReplayEvent> events = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int line = 0;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                try {
                    events.add(lines.parse(line, text));
                } catch (EventLines.BadLineException e) {
                    problems.add(file + ":" + line + ": " + e.getMessage());
                }
            }
        } catch (IOException e) {
            throw unreadable(file + ", after line " + line, e);
        }
        if (!problems.isEmpty()) {
            throw bad(shortened(problems));
        }
        return events;
    }

    private static String shortened(List<String> problems) {
        String shown = String.join("\n", problems.subList(0, Math.min(PROBLEMS_SHOWN, problems.size())));
        int hidden = problems.size() - PROBLEMS_SHOWN;
        return hidden > 0 ? shown + "\nand " + hidden + " more lines." : shown;
    }

    private static Failure unreadable(String where, IOException e) {
        return bad(where + ": cannot be read: " + e);
    }

    private static Failure bad(String message) {
        return Failure.refused(message, "");
    }
}
