/**
 * How a cluster is reached, and the only class that sends HTTP requests. Every client of a cluster is made from these
 * values.
 */
@NullMarked
package ai.voicecore.gregor.access;

import org.jspecify.annotations.NullMarked;
