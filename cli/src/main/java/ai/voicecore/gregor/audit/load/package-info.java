/** The clients of an audit (senders, transactions, readers) and the meters of the load. */
@NullMarked
package ai.voicecore.gregor.audit.load;

import org.jspecify.annotations.NullMarked;
