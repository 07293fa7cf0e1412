/** Attempts, outcomes and reads on disk: an audit may hold more than fits into memory. */
@NullMarked
package ai.voicecore.gregor.audit.ledger;

import org.jspecify.annotations.NullMarked;
