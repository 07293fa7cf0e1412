/**
 * The main class of every Kafka, ZooKeeper and Connect JVM that Gregor starts: the environment in, a served role out.
 *
 * <p>Start at {@link ai.voicecore.gregor.node.Main}, which documents the environment and the HTTP answers.
 */
@NullMarked
package ai.voicecore.gregor.node;

import org.jspecify.annotations.NullMarked;
