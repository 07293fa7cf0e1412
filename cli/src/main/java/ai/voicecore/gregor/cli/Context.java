package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.concurrent.Time;

/**
 * What every command is given.
 *
 * @param time what all waiting of the command goes by
 */
record Context(Console console, Wiring wiring, Time time) {}
