package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.concurrent.Stop;

/**
 * What every command is given.
 *
 * @param stop whether the command has to stop; what all its waiting goes by
 */
record Context(Console console, Wiring wiring, Stop stop) {}
