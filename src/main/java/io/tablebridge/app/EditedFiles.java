package io.tablebridge.app;

import io.tablebridge.camel.CamelRuntime;
import io.tablebridge.camel.RouteFile;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.health.Metrics;
import io.tablebridge.settings.LogLine;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again at the files that people edit while the service runs, on a thread of its own: changed mappings and
 * routes come into force, one by one, and what is wrong with them is kept for whoever asks.
 */
final class EditedFiles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EditedFiles.class);

    /** Nothing that a look does takes longer: it swaps a route, or tells the journal. */
    private static final Duration MOST_WAIT = Duration.ofSeconds(60);

    private final MappingsInForce mappings;
    private final CamelRuntime camel;
    private final DestinationPlan plan;
    private final SettingsOnDisk settings;
    private final Duration pause;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "edited-files");
    private final Map<String, Problem> troubles = new HashMap<>();
    private final Map<String, String> rendered;
    private volatile List<RouteFile> routes;
    private volatile List<Problem> hindered = List.of();

    private EditedFiles(
            MappingsInForce mappings,
            CamelRuntime camel,
            List<RouteFile> routeFiles,
            DestinationPlan plan,
            SettingsOnDisk settings,
            Duration pause) {
        this.mappings = mappings;
        this.camel = camel;
        this.plan = plan;
        this.settings = settings;
        this.pause = pause;
        this.routes = List.copyOf(routeFiles);
        this.rendered = new HashMap<>(mappings.outbound());
        thread.setDaemon(true);
    }

    /**
     * Begins to look.
     *
     * @param routeFiles what became of the route files at the start
     * @param pause between two looks; a change is taken up after two
     */
    static EditedFiles watch(
            MappingsInForce mappings,
            CamelRuntime camel,
            List<RouteFile> routeFiles,
            DestinationPlan plan,
            SettingsOnDisk settings,
            Duration pause) {
        EditedFiles files = new EditedFiles(mappings, camel, routeFiles, plan, settings, pause);
        files.thread.start();
        return files;
    }

    static List<RefusedFile> refused(List<RouteFile> files) {
        return files.stream()
                .filter(file -> !file.problems().isEmpty())
                .map(file -> new RefusedFile(file.name(), file.problems(), file.state() == RouteFile.State.BEHIND))
                .toList();
    }

    /** What is wrong with the files as they stand, and what to do. Thread-safe. */
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>();
        refused(routes).forEach(file -> all.addAll(file.all()));
        mappings.refused().forEach(file -> all.addAll(file.all()));
        all.addAll(settings.problems());
        all.addAll(hindered);
        return List.copyOf(all);
    }

    void register(Metrics metrics) {
        metrics.filesRefused("route", this, files -> refused(files.routes).size() - files.withoutSecret());
        metrics.filesRefused("mapping", mappings, files -> files.refused().size());
        metrics.filesRefused("settings", settings, file -> file.isRefused() ? 1 : 0);
        metrics.filesWithoutSecret(this, EditedFiles::withoutSecret);
    }

    /** They are right, and off until somebody who has the platform provides its secret: most that ship. */
    private long withoutSecret() {
        return routes.stream()
                .filter(file -> file.state() == RouteFile.State.DISABLED)
                .count();
    }

    private void run() {
        try {
            while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                look("mappings", this::lookAtMappings);
                look("routes", () -> routes = camel.look(mappings.names()));
                look("settings", settings::look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAtMappings() throws IOException {
        try {
            mappings.look();
        } finally {
            Map<String, String> texts = mappings.outbound();
            texts.forEach((name, text) -> {
                if (!text.equals(rendered.put(name, text))) {
                    plan.renew(name, texts);
                }
            });
        }
        // What is told makes every guest due again: only what renders anew may come before.
        mappings.tellChanges(plan.mappingNames());
    }

    private interface Look {
        void run() throws IOException;
    }

    /** Whatever goes wrong with one kind of files, the next look tries again and the others are looked at. */
    private void look(String kind, Look look) {
        try {
            look.run();
            if (troubles.remove(kind) != null) {
                LOG.info("{}", LogLine.of("app.log.files-again", kind));
            }
        } catch (OperateException e) {
            trouble(kind, e.problem(), e);
        } catch (IOException | RuntimeException e) {
            trouble(kind, Problem.at(kind, "TB-APP-073", e.getClass().getSimpleName()), e);
        }
        hindered = List.copyOf(troubles.values());
    }

    private void trouble(String kind, Problem problem, Exception e) {
        if (!problem.equals(troubles.put(kind, problem))) {
            LOG.error("{}", problem);
        }
        LOG.debug("the {} can't be looked at", kind, e);
    }

    /** Lets a swap that is under way end. */
    @Override
    public void close() throws InterruptedException {
        closing.countDown();
        thread.join(MOST_WAIT.toMillis());
        if (thread.isAlive()) {
            LOG.error("{} is still at work after {}; it is left alone", thread.getName(), MOST_WAIT);
        }
    }
}
