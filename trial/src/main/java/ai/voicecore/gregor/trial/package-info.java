/** Connectors that read and write the topics of one trial of Connect, and have access to nothing else. */
package ai.voicecore.gregor.trial;
