/** The Kubernetes objects of a cluster: a pure function of its topology and the image. */
@NullMarked
package ai.voicecore.gregor.platform.kubernetes.manifest;

import org.jspecify.annotations.NullMarked;
