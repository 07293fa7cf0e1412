/** Kafka's own Admin, producers and consumers; nothing else of Gregor's reads or changes a cluster with them. */
@NullMarked
package ai.voicecore.gregor.admin.kafka;

import org.jspecify.annotations.NullMarked;
