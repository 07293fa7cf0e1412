/** Maven Resolver, configured by the user's own {@code settings.xml}, as the source of runtimes. */
@NullMarked
package ai.voicecore.gregor.runtime.maven;

import org.jspecify.annotations.NullMarked;
