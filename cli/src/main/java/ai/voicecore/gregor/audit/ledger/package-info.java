/** What was attempted, what came of it, and what was read, on disk: an audit may hold more than fits into memory. */
@NullMarked
package ai.voicecore.gregor.audit.ledger;

import org.jspecify.annotations.NullMarked;
