package io.tablebridge.camel;

import io.tablebridge.intake.poll.PollCoverage;
import io.tablebridge.intake.poll.PollCoverage.Kind;
import io.tablebridge.intake.poll.PollEnvelope;
import io.tablebridge.intake.poll.PollPaging;
import io.tablebridge.intake.poll.PollPaging.Style;
import io.tablebridge.intake.poll.PollPlan;
import io.tablebridge.intake.poll.PollReplyReader;
import io.tablebridge.intake.poll.PollRequest;
import io.tablebridge.intake.poll.PollSchedule;
import io.tablebridge.intake.poll.PollTimeFormat;
import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The parameters of {@code tablebridge:poll}, which are those of the Kamelet {@code tablebridge-poll-source}.
 *
 * @param perMinute requests in a minute at most
 */
record PollParameters(PollPlan plan, RequestAuth auth, int perMinute) {

    /** They may hold braces, quotes, blanks and lines. */
    static final List<String> FREE_TEXTS = List.of(
            "url",
            "body",
            "headers",
            "envelope",
            "cron",
            "tokenUrl",
            "scope",
            "audience",
            "records",
            "next",
            "recordId",
            "recordTime",
            "recordUrl",
            "deletedRecord");

    private static final String NAME = "[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?";
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /**
     * @throws ProblemException when a parameter is missing, unusable or without effect
     */
    static PollParameters read(Parameters given, ZoneId zone) {
        String source = name("source", given);
        RequestAuth auth = RequestAuth.read(given);
        PollPaging paging = paging(given, auth);
        PollCoverage coverage = coverage(given);
        PollPlan plan = new PollPlan(
                source,
                name("name", given),
                request(given),
                coverage,
                paging,
                reader(given, paging),
                envelope(given),
                given.choice("timeFormat", PollTimeFormat.class, PollTimeFormat.ISO),
                zone,
                given.number("pageSize", 100, 1, 10_000),
                schedule(given, zone),
                DeletionParameters.read(given, coverage.kind()));
        checkPlaces(plan);
        return new PollParameters(plan, auth, given.number("requestsPerMinute", 120, 1, 100_000));
    }

    private static String name(String parameter, Parameters given) {
        String name = given.required(parameter);
        if (!name.matches(NAME)) {
            throw Parameters.unusable(parameter, name, "a-z 0-9 -");
        }
        return name;
    }

    private static PollRequest request(Parameters given) {
        String method = given.text("method", "get").toUpperCase(Locale.ROOT);
        if (!method.equals("GET") && !method.equals("POST")) {
            throw Parameters.unusable("method", method, "get, post");
        }
        String body = given.peek("body");
        if (!body.isEmpty() && method.equals("GET")) {
            throw new ProblemException(Problem.at("", "TB-CML-040", "body", "method: post"));
        }
        Duration timeout = Duration.ofSeconds(given.number("timeoutSeconds", 60, 1, 300));
        String url = RequestAddress.read("url", given);
        Map<String, String> headers = RequestHeaders.read(RequestAddress.text("headers", given));
        String filled = RequestAddress.text("body", given);
        try {
            return new PollRequest(method, url, headers, filled, timeout);
        } catch (IllegalArgumentException e) {
            throw Parameters.unusable("body", body, "{\"limit\": 100, \"cursor\": \"{cursor}\"}");
        }
    }

    private static PollPaging paging(Parameters given, RequestAuth auth) {
        Style style = given.choice("paging", Style.class, Style.NONE);
        boolean numbered = style == Style.PAGE;
        if (!numbered && given.has("firstPage")) {
            throw new ProblemException(Problem.at("", "TB-CML-040", "firstPage", "paging: page"));
        }
        String key = auth.kind() == RequestAuth.Kind.QUERY ? auth.name() : "";
        return new PollPaging(style, given.number("firstPage", 1, 0, 1), key);
    }

    private static PollReplyReader reader(Parameters given, PollPaging paging) {
        boolean needed = paging.style() == Style.CURSOR || paging.style() == Style.NEXT_URL;
        String next = needed ? given.required("next") : given.text("next", "");
        if (!needed && !next.isEmpty()) {
            throw new ProblemException(Problem.at("", "TB-CML-040", "next", "paging: cursor"));
        }
        String records = given.text("records", "");
        boolean mayLack = given.choice("withoutRecords", Lacking.class, Lacking.ERROR) == Lacking.EMPTY;
        for (Map.Entry<String, String> pointer :
                Map.of("records", records, "next", next).entrySet()) {
            if (!pointer.getValue().isEmpty() && !pointer.getValue().startsWith("/")) {
                throw Parameters.unusable(pointer.getKey(), pointer.getValue(), "/json/pointer");
            }
        }
        return new PollReplyReader(records, next, mayLack);
    }

    private enum Lacking {
        ERROR,
        EMPTY
    }

    private static PollEnvelope envelope(Parameters given) {
        String template = given.text("envelope", "");
        try {
            return template.isEmpty() ? PollEnvelope.none() : new PollEnvelope(template);
        } catch (IllegalArgumentException e) {
            throw Parameters.unusable("envelope", template, "{\"data\": {record}}");
        }
    }

    private static PollCoverage coverage(Parameters given) {
        Kind kind = given.choice("window", Kind.class, Kind.ALL);
        for (String name : kind == Kind.CHANGES ? List.<String>of() : List.of("first", "lookback", "lateSweep")) {
            only(given, name, "window: changes");
        }
        for (String name : kind == Kind.DATES ? List.<String>of() : List.of("back", "ahead")) {
            only(given, name, "window: dates");
        }
        if (kind == Kind.ALL) {
            only(given, "step", "window: changes");
        }
        Duration lateSweep = given.duration("lateSweep", Duration.ZERO);
        return new PollCoverage(
                kind,
                given.duration("first", Duration.ofDays(1)),
                given.duration("lookback", Duration.ofMinutes(10)),
                lateSweep.isZero() ? Optional.empty() : Optional.of(lateSweep),
                given.duration("back", Duration.ofDays(1)),
                given.duration("ahead", Duration.ofDays(31)),
                positive("step", given.duration("step", LONGEST)));
    }

    private static void only(Parameters given, String name, String owner) {
        if (given.has(name)) {
            throw new ProblemException(Problem.at("", "TB-CML-040", name, owner));
        }
    }

    private static PollSchedule schedule(Parameters given, ZoneId zone) {
        Duration jitter = given.duration("jitter", Duration.ZERO);
        String cron = given.text("cron", "");
        if (cron.isEmpty()) {
            Duration every = positive("every", given.duration("every", Duration.ofMinutes(15)));
            return PollSchedule.every(
                    every, jitter, () -> ThreadLocalRandom.current().nextDouble());
        }
        if (given.has("every")) {
            throw new ProblemException(Problem.at("", "TB-CML-053", "every", "cron"));
        }
        try {
            return PollSchedule.cron(
                    cron, zone, jitter, () -> ThreadLocalRandom.current().nextDouble());
        } catch (IllegalArgumentException e) {
            throw Parameters.unusable("cron", cron, "0 0 3 * * ?");
        }
    }

    private static Duration positive(String name, Duration time) {
        if (time.isZero()) {
            throw Parameters.unusable(name, "0", "1s, 15m, 12h, 31d");
        }
        return time;
    }

    /** A list whose pages are never asked for would be taken for one page, and silently cut short. */
    private static void checkPlaces(PollPlan plan) {
        String needed =
                switch (plan.paging().style()) {
                    case CURSOR -> "cursor";
                    case PAGE -> "page";
                    case OFFSET -> "offset";
                    case NONE, LINK, NEXT_URL -> "";
                };
        if (!needed.isEmpty() && !plan.request().names(needed)) {
            throw new ProblemException(Problem.at("", "TB-CML-052", "{" + needed + "}", "paging: " + needed));
        }
        if (plan.coverage().kind() != Kind.ALL && !plan.request().names("from")) {
            String window = plan.coverage().kind().name().toLowerCase(Locale.ROOT);
            throw new ProblemException(Problem.at("", "TB-CML-052", "{from}", "window: " + window));
        }
    }
}
