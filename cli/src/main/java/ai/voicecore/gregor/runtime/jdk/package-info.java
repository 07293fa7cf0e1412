/** The JDKs of this machine, and which of them fits a runtime. */
@NullMarked
package ai.voicecore.gregor.runtime.jdk;

import org.jspecify.annotations.NullMarked;
