/** What happened to the records of an audit: what was written, with which outcome, and what was read. Values only. */
@NullMarked
package ai.voicecore.gregor.audit.history;

import org.jspecify.annotations.NullMarked;
