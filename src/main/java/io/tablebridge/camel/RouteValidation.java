package io.tablebridge.camel;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.Receipt;
import io.tablebridge.remote.OAuth2Accounts;
import io.tablebridge.remote.RateBudgets;
import io.tablebridge.remote.RemoteTransport;
import io.tablebridge.settings.FoundFile;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.apache.camel.impl.DefaultCamelContext;

/** Checks the route files of a folder as the running service does, and runs nothing. */
public final class RouteValidation {

    private static final RemoteTransport NOWHERE = request -> {
        throw new IllegalStateException("a check asks nobody");
    };

    private RouteValidation() {}

    /**
     * @param destinations names of the destinations, whose routes take these ids
     * @return what the service would refuse a file for; a secret that is missing is no mistake in a file
     * @throws IOException when the folder can't be read
     */
    public static List<Problem> of(CamelSettings settings, Set<String> destinations, SecretSource secrets, Clock clock)
            throws IOException {
        Map<String, WorkPump> deliveries = new HashMap<>();
        destinations.forEach(name -> deliveries.put(name, wait -> Optional.empty()));
        Collaborators with = new Collaborators(
                new NoJournal(),
                new Doors(),
                secrets,
                clock,
                wait -> Optional.empty(),
                deliveries,
                wait -> Optional.empty(),
                PollWork.none(),
                new Folders(FolderWork.none(), Path.of("")),
                new Outgoing(NOWHERE, new RateBudgets(clock), new OAuth2Accounts(Path.of("tokens"), NOWHERE, clock)),
                Runnable::run);
        RouteCheck check = new RouteCheck(
                new RouteLint(settings.mappingFiles()), secrets, name -> new RouteTrial(with, settings.properties()));
        Set<String> mappings = CamelSettings.withIgnored(settings.mappings());
        Map<String, CheckedRoutes.Good> good = new TreeMap<>();
        Map<String, List<Problem>> problems = new TreeMap<>();
        for (FoundFile file : RouteFolder.watched(settings.routes()).first()) {
            CheckedRoutes checked = check.check(file, mappings, text -> false);
            if (checked instanceof CheckedRoutes.Good fine) {
                good.put(file.name(), fine);
            } else if (checked instanceof CheckedRoutes.Bad bad && !bad.disabled()) {
                problems.put(file.name(), bad.problems());
            }
        }
        new RouteClaims(RouteClaims.ours(destinations))
                .settle(good, Map.of(), known(settings)::has)
                .forEach(bad -> problems.put(bad.name(), bad.problems()));
        List<Problem> all = new ArrayList<>();
        problems.values().forEach(all::addAll);
        return List.copyOf(all);
    }

    private static KnownRouteFiles known(CamelSettings settings) throws IOException {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            return KnownRouteFiles.read(settings.knownRoutes(), settings.release() + " " + context.getVersion());
        }
    }

    /** Nothing runs, so nothing is ever kept. */
    private static final class NoJournal implements Journal {

        @Override
        public String id() {
            return "";
        }

        @Override
        public CompletionStage<Receipt> append(Entry entry) {
            throw new UnsupportedOperationException("a check keeps nothing");
        }

        @Override
        public long end() {
            return 0;
        }

        @Override
        public long oldest() {
            return 1;
        }

        @Override
        public JournalReader readAfter(long entry) {
            throw new UnsupportedOperationException("a check reads nothing");
        }

        @Override
        public void close() {}
    }
}
