/** Changes of a cluster: each looks at what is there, decides, does it through the ports, and remembers how far it has come. */
@NullMarked
package ai.voicecore.gregor.change;

import org.jspecify.annotations.NullMarked;
