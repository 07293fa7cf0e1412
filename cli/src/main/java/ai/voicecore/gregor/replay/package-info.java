/**
 * Sends a file of events through a cluster with their schemas registered, reads them back, and counts.
 *
 * <p>The core is pure: JSON to Avro ({@code PlainJson}), the wire format ({@code WireFormat}) and the comparison of what
 * was sent with what was read ({@code Comparison}). The effects are in {@code RegisteredSchemas}, {@code EventSender},
 * {@code EventReader} and {@code ReplayInput.read}. {@code Replay} puts them together.
 */
@NullMarked
package ai.voicecore.gregor.replay;

import org.jspecify.annotations.NullMarked;
