package io.tablebridge.app;

import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.Channel;
import io.tablebridge.pipeline.Drift;
import io.tablebridge.pipeline.Drifts;
import io.tablebridge.settings.Messages;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells how the events of the sources changed, the newest change first. Thread-safe. */
final class DriftCommand implements Command {

    private static final int MOST = 200;

    private final Drifts drifts;

    DriftCommand(Drifts drifts) {
        this.drifts = drifts;
    }

    @Override
    public CommandResult run(CommandRequest request) {
        Locale language = request.language();
        String source = request.arguments().getOrDefault("source", "");
        List<Drift> found = drifts.of(source);
        Map<String, Long> leftOut = drifts.leftOut(source);
        if (found.isEmpty() && leftOut.isEmpty()) {
            return new CommandResult(CommandResult.OK, Messages.text(language, "app.drift.none"));
        }
        StringBuilder text = new StringBuilder();
        found.stream().limit(MOST).forEach(drift -> text.append(line(drift, language))
                .append('\n'));
        if (found.size() > MOST) {
            text.append(Messages.text(language, "app.drift.more", found.size() - MOST))
                    .append('\n');
        }
        leftOut.forEach((name, places) -> text.append(Messages.text(language, "app.drift.left-out", name, places))
                .append('\n'));
        return new CommandResult(CommandResult.OK, text.toString());
    }

    private static String line(Drift drift, Locale language) {
        String key = "app.drift." + drift.change().name().toLowerCase(Locale.ROOT);
        String kind =
                drift.change() == Drift.Change.WORD ? "" : Messages.text(language, "app.drift.kind." + drift.kind());
        return Messages.text(
                language,
                key,
                drift.source(),
                drift.mapping() + channel(language, drift.channel()),
                drift.place(),
                drift.since().truncatedTo(ChronoUnit.SECONDS),
                Long.toString(drift.entry()),
                Long.toString(drift.count()),
                shape(kind, drift.sample()));
    }

    private static String shape(String kind, String sample) {
        String shape = (kind + " " + sample).strip();
        return shape.isEmpty() ? "–" : shape;
    }

    /** Most come as webhooks; only what comes otherwise is said. */
    private static String channel(Locale language, Channel channel) {
        return channel == Channel.WEBHOOK ? "" : Messages.text(language, "app.drift.channel." + channel.code());
    }
}
