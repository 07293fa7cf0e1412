/** Kafka's Admin, producers and consumers; only this package reads or changes a cluster with them. */
@NullMarked
package ai.voicecore.gregor.admin.kafka;

import org.jspecify.annotations.NullMarked;
