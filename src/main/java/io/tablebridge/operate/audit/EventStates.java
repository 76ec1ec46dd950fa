package io.tablebridge.operate.audit;

/**
 * How many events of a source and day are in each state, and what became of their records. Counted in the database, in
 * the same transaction as its position.
 *
 * @param waiting taken up by the pipeline but not done, such as those whose fetch is still out
 * @param dismissed dead ones that a person closed
 * @param erased events whose bodies were erased
 */
public record EventStates(
        long waiting,
        long finished,
        long duplicate,
        long ignored,
        long dead,
        long dismissed,
        long erased,
        long recordsApplied,
        long recordsUnchanged,
        long recordsSuperseded,
        long recordsRejected) {

    public static final EventStates NONE = new EventStates(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    long events() {
        return waiting + finished + duplicate + ignored + dead + dismissed + erased;
    }
}
