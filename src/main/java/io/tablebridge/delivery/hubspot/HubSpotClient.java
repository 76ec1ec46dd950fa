package io.tablebridge.delivery.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tablebridge.delivery.DestinationException;
import io.tablebridge.delivery.Trouble;
import io.tablebridge.remote.ErrorClass;
import io.tablebridge.remote.RateBudget;
import io.tablebridge.remote.RemoteRequest;
import io.tablebridge.remote.RemoteResponse;
import io.tablebridge.remote.RemoteTransport;
import io.tablebridge.remote.RemoteUnreachableException;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Speaks to one HubSpot account: token, budget, and what an answer means. Thread-safe. */
final class HubSpotClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LOCKED = Duration.ofSeconds(2);

    private final HubSpotSettings settings;
    private final RemoteTransport transport;
    private final Supplier<String> token;
    private final RateBudget budget;
    private final RateBudget searches;
    private final HubSpotLimits limits;
    private final HubSpotProblems problems;

    HubSpotClient(
            HubSpotSettings settings,
            RemoteTransport transport,
            Supplier<String> token,
            RateBudget budget,
            RateBudget searches,
            HubSpotLimits limits) {
        this.settings = settings;
        this.transport = transport;
        this.token = token;
        this.budget = budget;
        this.searches = searches;
        this.limits = limits;
        this.problems = new HubSpotProblems(settings.name());
    }

    HubSpotProblems problems() {
        return problems;
    }

    /** A question: an answer or nothing. */
    JsonNode ask(String method, String path, JsonNode body) {
        return orThrow(send(method, path, body));
    }

    /** A search: counted in a bucket of its own besides the account's. */
    JsonNode search(JsonNode body) {
        if (!searches.take(PATIENCE)) {
            throw new DestinationException(limited(searches.tryTake(), MissingNode.getInstance()));
        }
        return orThrow(send("POST", settings.contacts("/search"), body));
    }

    JsonNode orThrow(Answer answer) {
        if (answer instanceof Answer.Done done) {
            return done.body();
        }
        if (answer instanceof Answer.Stopped stopped) {
            throw new DestinationException(stopped.trouble());
        }
        if (answer instanceof Answer.Unknown unknown) {
            throw new DestinationException(unknown.trouble());
        }
        Answer.Refused refused = (Answer.Refused) answer;
        if (refused.status() == HubSpotProblems.NOT_FOUND) {
            throw new DestinationException(wrongAddress(refused.status()));
        }
        boolean property = HubSpotProblems.isUnknownProperty(refused.body());
        Problem problem = property
                ? problems.noSuchProperty(HubSpotProblems.properties(refused.body()))
                : problems.refused("-", refused.body());
        throw new DestinationException(new Trouble(ErrorClass.CONFIG, problem, Duration.ZERO));
    }

    Answer send(String method, String path, JsonNode body) {
        Answer first = sendOnce(method, path, body);
        boolean tokenRefused = first instanceof Answer.Stopped stopped
                && stopped.trouble().problem().code().equals("TB-DEL-010");
        // HubSpot says that a 401 need not mean a bad token; the source of tokens may also have a newer one by now.
        return tokenRefused ? sendOnce(method, path, body) : first;
    }

    private Answer sendOnce(String method, String path, JsonNode body) {
        if (!budget.take(PATIENCE)) {
            return new Answer.Stopped(limited(budget.pausedFor(), MissingNode.getInstance()));
        }
        byte[] bytes = body.isMissingNode() ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of(
                "Authorization", "Bearer " + token.get(),
                "Content-Type", "application/json",
                "Accept", "application/json");
        try {
            return answer(transport.send(
                    new RemoteRequest(method, settings.baseUrl() + path, headers, bytes, settings.timeout())));
        } catch (RemoteUnreachableException e) {
            return e.mayHaveBeenSent()
                    ? new Answer.Unknown(transientTrouble(problems.noAnswer(), Duration.ZERO))
                    : new Answer.Stopped(transientTrouble(problems.unreachable(e.reason()), Duration.ZERO));
        }
    }

    private Answer answer(RemoteResponse response) {
        limits.learn(budget, response);
        JsonNode body = parse(response.body());
        int status = response.status();
        if (status == HubSpotProblems.NOT_FOUND && HubSpotProblems.isMissingObject(body)) {
            return new Answer.Refused(status, body); // a contact is not there, which says nothing about the address
        }
        if (status >= 200 && status < 300) {
            boolean readable = !body.isMissingNode() || response.body().length == 0;
            return readable
                    ? new Answer.Done(body)
                    : new Answer.Unknown(transientTrouble(problems.unreadable(), Duration.ZERO));
        }
        return switch (ErrorClass.ofStatus(status)) {
            case RATE_LIMITED -> new Answer.Stopped(limited(limits.rest(response, body), body));
            case CONFIG -> new Answer.Stopped(new Trouble(ErrorClass.CONFIG, config(status, body), Duration.ZERO));
            case DATA, CONFLICT -> new Answer.Refused(status, body);
            default -> unwell(status, response, body);
        };
    }

    private Answer unwell(int status, RemoteResponse response, JsonNode body) {
        Duration rest = limits.asked(response).orElse(status == 423 ? LOCKED : Duration.ZERO);
        Trouble trouble = transientTrouble(problems.unwell(status, body), rest);
        // A 5xx may come from a gateway in front of a server that did its work.
        return status >= 500 ? new Answer.Unknown(trouble) : new Answer.Stopped(trouble);
    }

    private Trouble limited(Duration rest, JsonNode body) {
        budget.pauseFor(rest);
        Problem problem = limits.isDaily(body) ? problems.dayUsedUp(body) : problems.limited(body);
        return new Trouble(ErrorClass.RATE_LIMITED, problem, rest);
    }

    private Problem config(int status, JsonNode body) {
        return switch (status) {
            case 401 -> problems.tokenRefused(body);
            case 403 -> problems.forbidden(body);
            default -> problems.wrongAddress(status);
        };
    }

    Trouble wrongAddress(int status) {
        return new Trouble(ErrorClass.CONFIG, problems.wrongAddress(status), Duration.ZERO);
    }

    private static Trouble transientTrouble(Problem problem, Duration rest) {
        return new Trouble(ErrorClass.TRANSIENT, problem, rest);
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node.isObject() || node.isArray() ? node : MissingNode.getInstance();
        } catch (IOException unreadable) {
            return MissingNode.getInstance(); // a gateway's page; the status says what it means
        }
    }
}
