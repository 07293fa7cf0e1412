/** What came of an audit, a drill, a validation or a change, as text, JSON and JUnit XML. */
@NullMarked
package ai.voicecore.gregor.cli.report;

import org.jspecify.annotations.NullMarked;
