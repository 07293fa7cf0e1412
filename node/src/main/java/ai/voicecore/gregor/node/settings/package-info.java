/** What the environment says of a node: its role, its properties, the addresses of its own listener and of the controllers. */
@NullMarked
package ai.voicecore.gregor.node.settings;

import org.jspecify.annotations.NullMarked;
