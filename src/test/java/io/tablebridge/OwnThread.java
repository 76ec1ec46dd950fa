package io.tablebridge;

import java.util.concurrent.Executor;

/** A thread for each task: the pool that all share has but one where there are two cores, and whoever waits there blocks it. */
public final class OwnThread implements Executor {

    @Override
    public void execute(Runnable task) {
        Thread thread = new Thread(task, "own");
        thread.setDaemon(true);
        thread.start();
    }
}
