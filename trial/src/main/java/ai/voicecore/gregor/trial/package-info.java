/** Connectors that read and write only the topics of one trial of Connect. */
package ai.voicecore.gregor.trial;
