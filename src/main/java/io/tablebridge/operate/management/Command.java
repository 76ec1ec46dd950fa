package io.tablebridge.operate.management;

/** Something a person can ask of the running service. Thread-safe. */
@FunctionalInterface
public interface Command {

    /**
     * Does it and answers. Arguments come from outside and are to be checked.
     *
     * @throws io.tablebridge.operate.backup.OperateException when it can't be done now
     */
    CommandResult run(CommandRequest request);
}
