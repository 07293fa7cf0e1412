/** Reports of audits, drills, validations and changes as text, JSON and JUnit XML. */
@NullMarked
package ai.voicecore.gregor.cli.report;

import org.jspecify.annotations.NullMarked;
