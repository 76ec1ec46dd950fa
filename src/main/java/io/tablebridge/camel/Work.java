package io.tablebridge.camel;

/** A portion of work that travels through a core route: a batch of events, or one delivery. One thread. */
public interface Work extends AutoCloseable {

    /** How many things it holds, from 1. */
    int size();

    /**
     * Does one step; the route gives the steps in their order, each once. An exception means that the work must come
     * again from its pump.
     *
     * @return whether that was the last step and the work is done
     */
    boolean run(WorkStep step);

    /** The route has ended, done or not: what is half done leaves no trace. */
    @Override
    void close();
}
