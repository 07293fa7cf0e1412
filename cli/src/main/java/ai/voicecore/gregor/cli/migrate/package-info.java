/** {@code gregor migrate}: from ZooKeeper to KRaft. */
@NullMarked
package ai.voicecore.gregor.cli.migrate;

import org.jspecify.annotations.NullMarked;
