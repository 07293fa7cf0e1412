/**
 * Installs the runtimes that Gregor starts (Apache Kafka with ZooKeeper and Connect, Apicurio Registry) from Maven
 * repositories. {@code runtime.jdk} chooses the JDK for each.
 *
 * <p>Only {@code runtime.maven} uses Maven. Its classes are loaded only for an installation.
 */
@NullMarked
package ai.voicecore.gregor.runtime;

import org.jspecify.annotations.NullMarked;
