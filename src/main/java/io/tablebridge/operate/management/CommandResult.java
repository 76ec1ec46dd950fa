package io.tablebridge.operate.management;

/**
 * The answer to a command.
 *
 * @param exit the exit status of the command line: see the constants
 * @param text for the person, in the language asked for
 */
public record CommandResult(int exit, String text) {

    /** Done, and all is well. */
    public static final int OK = 0;
    /** Done, but something does not hold. */
    public static final int DOES_NOT_HOLD = 1;
    /** The command was not written as it must be. */
    public static final int USAGE = 2;
    /** It can't be done now. */
    public static final int CANNOT = 3;
}
