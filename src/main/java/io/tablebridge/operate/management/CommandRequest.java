package io.tablebridge.operate.management;

import java.util.Locale;
import java.util.Map;

/**
 * A command that a person gave.
 *
 * @param name as on the command line: {@code audit}, {@code go-on}
 * @param arguments by name; a flag's value is {@code true}
 * @param language of the answer
 */
public record CommandRequest(String name, Map<String, String> arguments, Locale language) {

    public boolean flag(String argument) {
        return "true".equals(arguments.get(argument));
    }
}
