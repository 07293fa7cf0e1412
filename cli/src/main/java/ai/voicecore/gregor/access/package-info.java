/** How a cluster is reached: values, and the one way to send an HTTP request. Every client of a cluster is made from them. */
@NullMarked
package ai.voicecore.gregor.access;

import org.jspecify.annotations.NullMarked;
