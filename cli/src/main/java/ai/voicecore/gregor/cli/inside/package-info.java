/** The commands that run in a pod of the cluster. */
@NullMarked
package ai.voicecore.gregor.cli.inside;

import org.jspecify.annotations.NullMarked;
