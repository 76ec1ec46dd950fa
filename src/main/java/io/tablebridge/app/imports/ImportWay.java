package io.tablebridge.app.imports;

/** How a file is imported that a person named at a terminal: in this process, or beside the service. One thread. */
@FunctionalInterface
public interface ImportWay {

    /**
     * Does it, tells how it gets on, and writes the file of rejected rows.
     *
     * @return the exit status
     * @throws io.tablebridge.operate.backup.OperateException when it can't be done, or not now; what was done of it stays
     */
    int take(ImportWish wish) throws InterruptedException;
}
