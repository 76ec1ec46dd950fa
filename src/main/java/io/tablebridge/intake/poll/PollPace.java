package io.tablebridge.intake.poll;

/** How fast records come, over the last half minute or so. Guarded by the poller. */
final class PollPace {

    private static final double MEMORY_NANOS = 10e9;

    private double perNano;
    private long last;

    void reset() {
        perNano = 0;
        last = 0;
    }

    void took(int records) {
        long now = System.nanoTime();
        if (last != 0) {
            double passed = Math.max(1, now - last);
            double weight = 1 - Math.exp(-passed / MEMORY_NANOS);
            perNano = perNano == 0 ? records / passed : perNano + weight * (records / passed - perNano);
        }
        last = now;
    }

    double perSecond() {
        return perNano * 1e9;
    }
}
