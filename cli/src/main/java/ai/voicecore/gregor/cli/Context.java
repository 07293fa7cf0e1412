package ai.voicecore.gregor.cli;

/** What every command is given. */
record Context(Console console, Wiring wiring) {}
