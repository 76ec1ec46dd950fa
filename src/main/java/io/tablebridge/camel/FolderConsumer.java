package io.tablebridge.camel;

import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the files of a watched folder along the route, and moves them when their import is over. A file stays in the inbox until
 * then: after a crash it is sent again, and goes on where it was.
 */
final class FolderConsumer extends DefaultConsumer {

    /** Property of the exchange: the {@link FolderFile}. */
    static final String FILE = "tablebridge-folder-file";

    private static final Logger LOG = LoggerFactory.getLogger(FolderConsumer.class);
    private static final int MOST_UNDER_WAY = 20;

    private final FolderPlaces places;
    private final FolderLook look;
    private final Folders folders;
    private final Map<Path, FolderFile> underWay = new LinkedHashMap<>();
    private final Duration every;
    private List<Problem> told = List.of();
    private @Nullable Beat beat;

    FolderConsumer(Endpoint endpoint, Processor processor, FolderParameters parameters, Folders folders, Clock clock) {
        super(endpoint, processor);
        this.places = new FolderPlaces(folders.under(parameters.folder()));
        this.look = new FolderLook(places.inbox(), parameters.settle(), clock);
        this.folders = folders;
        this.every = parameters.every();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Beat own = new Beat("folder " + places.inbox(), every, this::poll);
        own.start();
        beat = own;
    }

    private void poll() throws InterruptedException {
        List<Problem> problems = new ArrayList<>();
        try {
            places.make();
            for (FolderFile file : List.copyOf(underWay.values())) {
                settle(file, folders.work().state(file.answer().id()), problems);
            }
            FolderLook.Found found = look.now();
            problems.addAll(found.problems());
            for (Path odd : found.odd()) {
                Problem why = Problem.at(String.valueOf(odd.getFileName()), "TB-IMP-041");
                attempt(odd, problems, () -> places.toRejected(odd, why));
            }
            for (Path file : found.files()) {
                if (isRunAllowed() && !underWay.containsKey(file) && underWay.size() < MOST_UNDER_WAY) {
                    attempt(file, problems, () -> send(FolderFile.of(file), problems));
                }
            }
        } catch (IOException e) {
            problems.add(inTheWay(places.inbox(), e));
        }
        tell(problems);
    }

    private static Problem inTheWay(Path where, IOException e) {
        return Problem.at(where.toString(), "TB-IMP-042", e.getClass().getSimpleName());
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    /** What is wrong with one file does not hold up the others. */
    private static void attempt(Path file, List<Problem> problems, Step step) throws InterruptedException {
        try {
            step.run();
        } catch (NoSuchFileException e) {
            LOG.debug("a file was taken away meanwhile", e);
        } catch (IOException e) {
            problems.add(inTheWay(file, e));
        } catch (OperateException e) {
            problems.add(e.problem());
        }
    }

    private void send(FolderFile file, List<Problem> problems) throws InterruptedException {
        Exchange exchange = createExchange(false);
        try {
            exchange.setProperty(FILE, file);
            exchange.getIn()
                    .setHeader(Exchange.FILE_NAME, String.valueOf(file.path().getFileName()));
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.debug("a file was not taken over", e);
            problems.add(Problem.at(
                    file.path().toString(), "TB-IMP-043", e.getClass().getSimpleName()));
        } finally {
            releaseExchange(exchange, false);
        }
        settle(file, file.answer(), problems);
    }

    private void settle(FolderFile file, FolderAnswer answer, List<Problem> problems) throws InterruptedException {
        underWay.remove(file.path());
        switch (answer.state()) {
            case LATER -> answer.problem().ifPresent(problems::add);
            case UNDER_WAY -> underWay.put(file.path(), file);
            case TAKEN -> attempt(file.path(), problems, () -> taken(file, answer));
            case REFUSED -> attempt(file.path(), problems, () -> refused(file, answer));
        }
    }

    /** Another that somebody put in its place is a file of its own, and stays. */
    private void taken(FolderFile file, FolderAnswer answer) throws IOException, InterruptedException {
        folders.work()
                .writeRejects(
                        answer.id(),
                        places.rejects(file.path()),
                        answer.again(),
                        file.wish().orElseThrow());
        if (file.isUnchanged()) {
            places.toDone(file.path());
        }
    }

    private void refused(FolderFile file, FolderAnswer answer) throws IOException {
        if (file.isUnchanged()) {
            places.toRejected(file.path(), answer.problem().orElseThrow());
        }
    }

    /** In the status as long as it lasts, in the log when it is new. */
    private void tell(List<Problem> problems) {
        problems.stream().filter(problem -> !told.contains(problem)).forEach(problem -> LOG.warn("{}", problem));
        told = List.copyOf(problems);
        folders.tell(places.inbox().toString(), problems);
    }

    @Override
    protected void doStop() throws Exception {
        if (beat != null) {
            beat.close();
            beat = null;
        }
        super.doStop();
        folders.tell(places.inbox().toString(), List.of());
    }
}
