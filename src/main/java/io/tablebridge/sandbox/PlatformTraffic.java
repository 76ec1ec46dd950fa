package io.tablebridge.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What happens to events on their way from a platform: some come twice, some come in another order. */
public final class PlatformTraffic {

    private PlatformTraffic() {}

    /**
     * The events with repetitions, and moved around by a few places.
     *
     * @param repeated the part that comes twice, from 0 to 1
     * @param reach how many places an event may move, 0 for none
     * @param seed the same seed gives the same traffic
     */
    public static List<PlatformEvent> of(List<PlatformEvent> events, double repeated, int reach, long seed) {
        Random random = new Random(seed);
        List<PlatformEvent> all = new ArrayList<>();
        for (PlatformEvent event : events) {
            all.add(event);
            if (random.nextDouble() < repeated) {
                all.add(event);
            }
        }
        for (int from = 0; reach > 0 && from < all.size(); from += reach + 1) {
            Collections.shuffle(all.subList(from, Math.min(all.size(), from + reach + 1)), random);
        }
        return all;
    }
}
