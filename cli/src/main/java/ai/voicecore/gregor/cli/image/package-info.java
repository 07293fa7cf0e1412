/** The commands that make images and manifests. */
@NullMarked
package ai.voicecore.gregor.cli.image;

import org.jspecify.annotations.NullMarked;
