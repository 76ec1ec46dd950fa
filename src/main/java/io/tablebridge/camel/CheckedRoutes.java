package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came of checking a version of a route file. */
sealed interface CheckedRoutes {

    /** Of the file. */
    String name();

    /** The doors that it would open, as far as it can be read. */
    List<EndpointUse> doors();

    /** Nothing is wrong with it; whether it gets along with the others is another question. */
    record Good(RouteDocument document, List<EndpointUse> doors) implements CheckedRoutes {

        @Override
        public String name() {
            return document.name();
        }

        /** Where each route's id stands, and each poll's name. */
        Map<String, String> ids() {
            Map<String, String> ids = new TreeMap<>();
            for (int i = 0; i < document.tree().size(); i++) {
                String pointer = "/" + i + "/route/id";
                String id = document.tree().at(pointer).asText();
                if (!id.isEmpty()) {
                    ids.put(id, document.place(pointer));
                }
            }
            EndpointUse.below(document.tree(), "").stream()
                    .filter(EndpointUse::polls)
                    .forEach(poll -> ids.put(poll.pollKey(), document.place(poll.pointer())));
            return ids;
        }

        /**
         * What others have already.
         *
         * @param fileOfId who has a route's id
         * @param fileOfPath who has a door's path
         */
        List<Problem> conflicts(Map<String, String> fileOfId, Map<String, String> fileOfPath) {
            List<Problem> problems = new ArrayList<>();
            ids().forEach((id, place) -> Optional.ofNullable(fileOfId.get(id))
                    // Camel would silently replace the other file's route.
                    .ifPresent(other -> problems.add(Problem.at(place, "TB-CML-018", id, other))));
            Map<String, String> own = new TreeMap<>();
            for (EndpointUse door : doors) {
                if (fileOfPath.containsKey(door.path()) || own.put(door.path(), name()) != null) {
                    String pointer = door.pointer() + "/parameters/path";
                    problems.add(Problem.at(document.place(pointer), "TB-CML-010", door.path()));
                }
            }
            return problems;
        }
    }

    /**
     * It can't run.
     *
     * @param disabled whether nothing is wrong with the file itself, but a secret is missing
     */
    record Bad(String name, boolean disabled, List<Problem> problems, List<EndpointUse> doors)
            implements CheckedRoutes {

        static Bad of(String name, Problem problem) {
            return new Bad(name, false, List.of(problem), List.of());
        }
    }
}
