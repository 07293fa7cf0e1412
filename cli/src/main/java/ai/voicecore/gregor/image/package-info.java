/**
 * Builds the container image that nodes run from in Kubernetes, without a container engine: a base image with a JDK, the
 * runtimes, the node jar, the command line, and class-data archives.
 *
 * <p>Only {@code JibWriter} and what it names know Jib.
 */
@NullMarked
package ai.voicecore.gregor.image;

import org.jspecify.annotations.NullMarked;
