package io.tablebridge.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The routes that docs/webhooks.md shows. */
final class DocumentedRoutes {

    private static final Pattern ROUTE = Pattern.compile("```yaml\n(- route:\n    id: (\\S+)\n.*?)```", Pattern.DOTALL);

    private DocumentedRoutes() {}

    /** By their ids. */
    static Map<String, String> all() throws IOException {
        Map<String, String> routes = new TreeMap<>();
        ROUTE.matcher(Files.readString(Path.of("docs/webhooks.md")))
                .results()
                .forEach(route -> routes.put(route.group(2), route.group(1)));
        return routes;
    }

    static String named(String id) throws IOException {
        return Optional.ofNullable(all().get(id)).orElseThrow();
    }
}
