/** The commands for one cluster: deploy, validate, status, restart, upgrade and others. */
@NullMarked
package ai.voicecore.gregor.cli.cluster;

import org.jspecify.annotations.NullMarked;
