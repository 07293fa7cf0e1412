@NullMarked
package ai.voicecore.gregor.launch;

import org.jspecify.annotations.NullMarked;
