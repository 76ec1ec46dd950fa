package io.tablebridge.camel;

import io.tablebridge.settings.FoundFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which polls the route files of a folder declare. */
public final class RoutePolls {

    private static final Logger LOG = LoggerFactory.getLogger(RoutePolls.class);

    private RoutePolls() {}

    /**
     * A poll of a route file.
     *
     * @param key source and name
     * @param namesTimes whether its requests name the times that they cover
     */
    public record Poll(String source, String key, boolean namesTimes) {}

    /**
     * All of them, by file; a file that can't be read declares none, and is told of when it is loaded.
     *
     * @throws IOException when the folder can't be read
     */
    public static List<Poll> in(Path folder) throws IOException {
        List<Poll> polls = new ArrayList<>();
        for (FoundFile file : RouteFolder.watched(folder).first()) {
            try {
                RouteDocument document = RouteDocument.parse(file.name(), RouteCheck.text(file));
                EndpointUse.below(document.tree(), "").stream()
                        .filter(EndpointUse::polls)
                        .forEach(use -> polls.add(new Poll(use.source(), use.pollKey(), namesTimes(use))));
            } catch (ProblemException e) {
                LOG.debug("{} can't be read for its polls", file.name(), e);
            }
        }
        return List.copyOf(polls);
    }

    private static boolean namesTimes(EndpointUse use) {
        String request =
                use.parameters().getOrDefault("url", "") + use.parameters().getOrDefault("body", "");
        return List.of("changes", "dates").contains(use.parameters().getOrDefault("window", ""))
                && request.contains("{from}")
                && request.contains("{to}");
    }
}
