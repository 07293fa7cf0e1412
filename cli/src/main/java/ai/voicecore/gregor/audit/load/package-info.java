/** The clients of an audit: senders, the transactions, readers, and the meters that they mark. */
@NullMarked
package ai.voicecore.gregor.audit.load;

import org.jspecify.annotations.NullMarked;
