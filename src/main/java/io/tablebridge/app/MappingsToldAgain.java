package io.tablebridge.app;

/**
 * Tells a journal that has lost entries what it was told about mappings: each text in force, and that every guest is looked
 * at again. Twice does no harm.
 */
final class MappingsToldAgain implements Runnable {

    private final MappingsInForce mappings;
    private final DestinationPlan plan;

    MappingsToldAgain(MappingsInForce mappings, DestinationPlan plan) {
        this.mappings = mappings;
        this.plan = plan;
    }

    @Override
    public void run() {
        mappings.tellAgain(plan.mappingNames().keySet());
    }
}
