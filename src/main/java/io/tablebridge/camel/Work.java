package io.tablebridge.camel;

/** A portion of work that travels through a Camel route: a batch of events, or one delivery. */
public interface Work {

    /** How many things it holds, from 1. */
    int size();

    /** Does it. Run once, on the route's thread; an exception means that it must come again from its pump. */
    void run();
}
