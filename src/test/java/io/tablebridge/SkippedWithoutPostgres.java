package io.tablebridge;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Skips properties that are to run on PostgreSQL where it can't run: a property of which each try is given up counts as failed. */
public final class SkippedWithoutPostgres implements SkipExecutionHook {

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        return TestDatabase.isPostgres() && !TestPostgres.runs()
                ? SkipResult.skip(TestPostgres.NOT_HERE)
                : SkipResult.doNotSkip();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
