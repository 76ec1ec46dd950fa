package io.tablebridge.app;

import io.tablebridge.camel.RouteFile;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a start tells a person about the files and the data that it found. Immutable. */
final class StartNotices {

    private final List<RefusedFile> refused;

    StartNotices(List<RouteFile> routes, MappingsInForce mappings) {
        this.refused = Stream.concat(EditedFiles.refused(routes).stream(), mappings.refused().stream())
                .toList();
    }

    /** What is switched off. */
    List<Problem> off(DestinationPlan plan) {
        return Stream.concat(of(false), plan.off().stream()).toList();
    }

    /** What works, but is to be looked at. */
    List<Problem> notices(Core core, Settings settings) {
        List<Problem> all = new ArrayList<>(of(true).toList());
        core.recovery().notice().ifPresent(all::add);
        all.addAll(ServiceHealth.inTheWay(core));
        all.addAll(ServiceHealth.takenIn(core));
        if (!core.gate().isOpen()) {
            all.add(Problem.at("", "TB-OPS-040", core.gate().behind()));
        }
        all.addAll(settings.notices());
        return List.copyOf(all);
    }

    private Stream<Problem> of(boolean behind) {
        return refused.stream().filter(file -> file.behind() == behind).flatMap(file -> file.all().stream());
    }
}
