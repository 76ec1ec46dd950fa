package io.tablebridge.app.letters;

import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.intake.fetch.ThinEvent;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.mapping.MappingResult;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.DeadEvent;
import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Optional;

/**
 * {@code dead-letters [source] [destination] [after=<id>] [limit] [dismissed] [json]} lists those that wait for a person, or
 * those that were dismissed; {@code dead-letters show=<id> [values]} shows one.
 */
public final class LettersCommand implements Command {

    /** Letters that one list shows at most. */
    public static final int MOST_LISTED = 1_000;

    private static final int LISTED = 50;
    private static final int MOST_BODIES = 20;

    private final DeadLetters letters;

    public LettersCommand(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public CommandResult run(CommandRequest request) {
        String id = request.arguments().getOrDefault("show", "");
        return new CommandResult(CommandResult.OK, id.isEmpty() ? list(request) : show(id, request));
    }

    private String list(CommandRequest request) {
        LetterList found = new LetterPage(letters, request.arguments()).read(limit(request), this::described);
        return request.flag("json")
                ? LetterJson.render(found, request.language())
                : new LetterText(request.language()).list(found).toString();
    }

    private static int limit(CommandRequest request) {
        String text = request.arguments().getOrDefault("limit", Integer.toString(LISTED));
        int limit = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST_LISTED) {
            throw OperateException.mistake(Problem.at("--limit", "TB-APP-035", MOST_LISTED));
        }
        return limit;
    }

    private LetterList.Delivery described(DeliveryAudit.Dead dead) {
        return new LetterList.Delivery(dead, letters.publicId(dead.guestId()), letters.since(dead));
    }

    private String show(String text, CommandRequest request) {
        LetterId id = DeadLetters.parse(text);
        LetterText shown = new LetterText(request.language());
        if (id instanceof LetterId.Delivery delivery) {
            return shown.delivery(described(letters.delivery(delivery))).toString();
        }
        if (id instanceof LetterId.Event event) {
            List<DeadEvent> found = letters.events(event);
            Optional<Entry> entry = letters.entry(event.entry())
                    .filter(stored -> !stored.erased())
                    .map(StoredEntry::entry);
            found.stream().limit(MOST_BODIES).forEach(dead -> show(shown, dead, entry, request.flag("values")));
            if (found.size() > MOST_BODIES) {
                shown.line("app.letters.bodies", found.size(), MOST_BODIES);
            }
        }
        return shown.toString();
    }

    private static boolean isDefect(DeadEvent dead) {
        return dead.problems().stream().anyMatch(problem -> problem.code().equals("TB-PIP-002"));
    }

    private void show(LetterText shown, DeadEvent dead, Optional<Entry> entry, boolean values) {
        shown.event(dead, entry);
        if (entry.isEmpty() || !dead.isRetryable()) {
            return;
        }
        int body = dead.position().index();
        try {
            MappingResult outlook = new RetryOutlook(letters.books().activeRules()).of(entry.get(), body);
            if (ThinEvent.isThin(entry.get()) && outlook instanceof MappingResult.Mapped) {
                shown.line("app.letters.now.fetches");
            } else {
                shown.outlook(outlook, isDefect(dead));
            }
        } catch (RuntimeException e) {
            shown.line("app.letters.now.fails")
                    .problem(
                            Problem.at(dead.source(), "TB-PIP-002", e.getClass().getSimpleName()));
        }
        shown.body(entry.get().bodies().get(body), values);
    }
}
