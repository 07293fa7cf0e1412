/** Plans what has to be done, does it through the ports, and writes down what was done. */
@NullMarked
package ai.voicecore.gregor.engine;

import org.jspecify.annotations.NullMarked;
