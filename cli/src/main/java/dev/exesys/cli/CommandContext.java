package dev.exesys.cli;

import dev.exesys.cli.console.Console;
import java.io.InputStream;
import java.util.Map;

/** What a command gets from the process it runs in. */
record CommandContext(Console console, Map<String, String> environment, InputStream input) {}
