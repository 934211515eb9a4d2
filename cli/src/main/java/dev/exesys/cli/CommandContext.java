package dev.exesys.cli;

import dev.exesys.cli.console.Console;
import java.io.InputStream;
import java.util.Map;

/** The console, environment and standard input that a command uses. */
record CommandContext(Console console, Map<String, String> environment, InputStream input) {}
