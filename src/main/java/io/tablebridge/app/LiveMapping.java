package io.tablebridge.app;

import io.tablebridge.mapping.OutboundMapping;
import java.util.function.Supplier;

/** The mapping of a destination that is in force now. Thread-safe. */
final class LiveMapping implements Supplier<OutboundMapping> {

    private volatile OutboundMapping mapping;

    LiveMapping(OutboundMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public OutboundMapping get() {
        return mapping;
    }

    void set(OutboundMapping next) {
        mapping = next;
    }
}
