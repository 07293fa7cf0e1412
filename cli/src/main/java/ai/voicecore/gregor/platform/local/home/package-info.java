/**
 * Gregor's directory on this machine: which files it has, how they are written and locked, and what is remembered in them of
 * a cluster.
 */
@NullMarked
package ai.voicecore.gregor.platform.local.home;

import org.jspecify.annotations.NullMarked;
