package ai.voicecore.gregor.replay;

import org.apache.avro.Schema;

/** The two things that a replay asks of a schema registry. */
interface Schemas {
    /**
     * Registers the schema as the subject's newest version, or finds it there.
     *
     * @return the id that goes in front of each value
     * @throws ReplayException naming the subject and the registry's reason
     */
    int register(String subject, Schema schema);

    /** The schema of an id; throws {@link ReplayException} when the registry does not know it. */
    Schema byId(int id);
}
