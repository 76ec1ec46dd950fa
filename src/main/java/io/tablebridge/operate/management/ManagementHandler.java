package io.tablebridge.operate.management;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.health.Health;
import io.tablebridge.operate.health.Metrics;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one request on the management port. */
final class ManagementHandler implements HttpHandler {

    static final int MOST_BYTES = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ManagementHandler.class);
    private static final String COMMANDS = "/commands/";
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final ManagementToken token;
    private final Health health;
    private final Metrics metrics;
    private final Map<String, Command> commands;
    // Fewer than the server's threads, so that a long backup never keeps a health check waiting.
    private final Semaphore running = new Semaphore(2);

    ManagementHandler(ManagementToken token, Health health, Metrics metrics, Map<String, Command> commands) {
        this.token = token;
        this.health = health;
        this.metrics = metrics;
        this.commands = commands;
    }

    private record Answer(int status, String type, byte[] body) {

        static Answer empty(int status) {
            return new Answer(status, "text/plain", new byte[0]);
        }

        static Answer json(int status, byte[] body) {
            return new Answer(status, "application/json", body);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (answer.status() == 401) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            }
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            if (answer.body().length > 0) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!isForUs(exchange)) {
            return Answer.empty(403);
        }
        String path = exchange.getRequestURI().getPath();
        boolean known = isAuthorised(exchange);
        boolean get = exchange.getRequestMethod().equals("GET");
        if (path.equals("/health/live") && get) {
            return status(health.whyNotLive(), List.of(), known);
        }
        if (path.equals("/health/ready") && get) {
            return status(health.whyNotReady(), health.notices(), known);
        }
        if (!known) {
            return Answer.empty(401);
        }
        if (path.equals("/metrics") && get) {
            byte[] scraped = metrics.scrape().getBytes(StandardCharsets.UTF_8);
            return new Answer(200, "text/plain; version=0.0.4; charset=utf-8", scraped);
        }
        Command command = path.startsWith(COMMANDS) ? commands.get(path.substring(COMMANDS.length())) : null;
        if (command == null) {
            return Answer.empty(404);
        }
        return exchange.getRequestMethod().equals("POST")
                ? command(exchange, path.substring(COMMANDS.length()), command)
                : Answer.empty(405);
    }

    /** A page in a browser can send requests here under a name of its own that leads to 127.0.0.1. */
    private static boolean isForUs(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null) {
            return false;
        }
        int port = host.startsWith("[") ? host.indexOf(':', host.indexOf(']')) : host.indexOf(':');
        return OWN_NAMES.contains((port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT));
    }

    private boolean isAuthorised(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null && header.startsWith("Bearer ") && token.matches(header.substring(7));
    }

    private static Answer status(List<Problem> problems, List<Problem> notices, boolean known) {
        ObjectNode json = CommandJson.object().put("status", problems.isEmpty() ? "up" : "down");
        if (known) {
            put(json.putArray("problems"), problems);
            put(json.putArray("notices"), notices);
        }
        return Answer.json(problems.isEmpty() ? 200 : 503, CommandJson.bytes(json));
    }

    private static void put(ArrayNode json, List<Problem> problems) {
        problems.forEach(problem -> json.addObject()
                .put("code", problem.code())
                .put("place", problem.place())
                .put("text", problem.toString()));
    }

    private Answer command(HttpExchange exchange, String name, Command command) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return Answer.empty(413);
        }
        Optional<CommandRequest> request = CommandJson.readRequest(name, body);
        if (request.isEmpty()) {
            return Answer.empty(400);
        }
        if (!running.tryAcquire()) {
            return Answer.empty(503);
        }
        try {
            return Answer.json(200, CommandJson.write(run(command, request.get())));
        } finally {
            running.release();
        }
    }

    private static CommandResult run(Command command, CommandRequest request) {
        try {
            return command.run(request);
        } catch (OperateException e) {
            if (e.isMistake()) {
                LOG.debug("{}", e.problem());
            } else {
                LOG.warn("{}", e.problem());
            }
            return new CommandResult(CommandResult.CANNOT, e.problem().text(request.language()));
        } catch (RuntimeException e) {
            Problem problem =
                    Problem.at(request.name(), "TB-OPS-050", e.getClass().getSimpleName());
            LOG.error("{}", problem, e);
            return new CommandResult(CommandResult.CANNOT, problem.text(request.language()));
        }
    }
}
