package io.tablebridge.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The journal entries of deliveries. The entry's {@code source} is the destination's name; the body is UTF-8 JSON.
 *
 * <p>CLAIM: {@code {"claims":[{"guest":12,"id":"gabc…","generation":345}]}}
 *
 * <p>OUTCOME (of a result only {@code guest}, {@code id}, {@code generation} and {@code ending} always stand there; times
 * are milliseconds since the epoch; {@code read} replaces the shadow, {@code written} goes over it,
 * {@code ours} is what of that others may write too, {@code gone} that the entity known before is not there):
 *
 * <pre>
 * {"results":[{"guest":12,"id":"gabc…","generation":345,"ending":"IN_STEP","sent":true,"remoteId":"551","adopted":true,
 *              "read":{"email":"…"},"written":{"firstname":"…"},
 *              "ours":{"firstname":"…"},"gone":true,"attempts":2,"notBefore":1764000000000,
 *              "recheckAt":1764000000000,"problem":{"code":"TB-DEL-001","place":"","arguments":["…"]}}],
 *  "pause":{"problem":{…},"credential":"1f0c…"}}
 * </pre>
 *
 * <p>DECISION: the header {@code decision} holds the word of a {@link DeliveryDecision}; the body is {@code {}} or, for
 * {@code delivery-retry}, {@code {"guests":[{"guest":12,"id":"gabc…"}]}} (none named: all dead ones), for
 * {@code delivery-dismiss} {@code {"guests":[…],"by":"…","why":"…"}}.
 */
public final class DeliveryEntries {

    private DeliveryEntries() {}

    static Entry claim(String destination, List<Claim> claims, Instant now) {
        ObjectNode body = DeliveryJson.object();
        ArrayNode array = body.putArray("claims");
        claims.forEach(c -> put(array.addObject(), c.guest()).put("generation", c.generation()));
        return entry(EntryKind.CLAIM, destination, Map.of(), body, now);
    }

    static List<Claim> claims(Entry entry) {
        List<Claim> claims = new ArrayList<>();
        DeliveryJson.parse(entry.body())
                .path("claims")
                .forEach(
                        c -> claims.add(new Claim(guest(c), c.path("generation").asLong())));
        return claims;
    }

    static Entry outcome(String destination, Outcome outcome, Instant now) {
        ObjectNode body = DeliveryJson.object();
        ArrayNode results = body.putArray("results");
        outcome.results().forEach(r -> results.add(resultNode(r)));
        outcome.pause().ifPresent(p -> {
            ObjectNode pause = body.putObject("pause");
            pause.set("problem", DeliveryJson.problemNode(p.problem()));
            pause.put("credential", p.credential());
        });
        return entry(EntryKind.OUTCOME, destination, Map.of(), body, now);
    }

    private static ObjectNode resultNode(Outcome.Result result) {
        ObjectNode node = put(DeliveryJson.object(), result.guest())
                .put("generation", result.generation())
                .put("ending", result.ending().name());
        if (result.sent()) {
            node.put("sent", true);
        }
        put(node, result.entity(), result.values());
        put(node, result.again());
        result.problem().ifPresent(p -> node.set("problem", DeliveryJson.problemNode(p)));
        return node;
    }

    private static ObjectNode put(ObjectNode node, GuestRef guest) {
        return node.put("guest", guest.number()).put("id", guest.publicId());
    }

    private static GuestRef guest(JsonNode node) {
        return new GuestRef(node.path("guest").asLong(), node.path("id").asText());
    }

    private static void put(ObjectNode node, Outcome.Entity entity, Outcome.Values values) {
        entity.remoteId().ifPresent(id -> node.put("remoteId", id));
        if (entity.adopted()) {
            node.put("adopted", true);
        }
        values.read().ifPresent(read -> node.set("read", DeliveryJson.mapNode(read)));
        if (!values.written().isEmpty()) {
            node.set("written", DeliveryJson.mapNode(values.written()));
        }
        values.ours().ifPresent(ours -> node.set("ours", DeliveryJson.mapNode(ours)));
        if (entity.gone()) {
            node.put("gone", true);
        }
    }

    private static void put(ObjectNode node, Outcome.Again again) {
        if (again.attempts() > 0) {
            node.put("attempts", again.attempts());
        }
        again.notBefore().ifPresent(at -> node.put("notBefore", at.toEpochMilli()));
        again.recheckAt().ifPresent(at -> node.put("recheckAt", at.toEpochMilli()));
    }

    static Outcome outcome(Entry entry) {
        JsonNode body = DeliveryJson.parse(entry.body());
        List<Outcome.Result> results = new ArrayList<>();
        body.path("results").forEach(node -> results.add(result(node)));
        JsonNode pause = body.path("pause");
        return new Outcome(
                results,
                pause.isObject()
                        ? Optional.of(new Outcome.Pause(
                                DeliveryJson.problem(pause.path("problem")),
                                pause.path("credential").asText()))
                        : Optional.empty());
    }

    private static Outcome.Result result(JsonNode node) {
        JsonNode problem = node.path("problem");
        return new Outcome.Result(
                guest(node),
                node.path("generation").asLong(),
                Outcome.Ending.valueOf(node.path("ending").asText()),
                node.path("sent").asBoolean(),
                entity(node),
                values(node),
                again(node),
                problem.isObject() ? Optional.of(DeliveryJson.problem(problem)) : Optional.empty());
    }

    private static Outcome.Entity entity(JsonNode node) {
        JsonNode remoteId = node.path("remoteId");
        return new Outcome.Entity(
                remoteId.isTextual() ? Optional.of(remoteId.asText()) : Optional.empty(),
                node.path("adopted").asBoolean(),
                node.path("gone").asBoolean());
    }

    private static Outcome.Values values(JsonNode node) {
        JsonNode read = node.path("read");
        JsonNode ours = node.path("ours");
        return new Outcome.Values(
                read.isObject() ? Optional.of(DeliveryJson.map(read)) : Optional.empty(),
                DeliveryJson.map(node.path("written")),
                ours.isObject() ? Optional.of(DeliveryJson.map(ours)) : Optional.empty());
    }

    private static Outcome.Again again(JsonNode node) {
        return new Outcome.Again(
                node.path("attempts").asInt(),
                DeliveryJson.instant(node.path("notBefore")),
                DeliveryJson.instant(node.path("recheckAt")));
    }

    /**
     * What a person decided about a destination, to be appended to the journal.
     *
     * @param guests for {@link DeliveryDecision#RETRY} the guests meant, none for all; empty otherwise
     */
    public static Entry decision(
            String destination, DeliveryDecision decision, Collection<GuestRef> guests, Instant now) {
        ObjectNode body = DeliveryJson.object();
        if (!guests.isEmpty()) {
            put(body, guests);
        }
        return entry(EntryKind.DECISION, destination, Map.of(DeliveryDecision.HEADER, decision.word()), body, now);
    }

    /**
     * That dead deliveries need nothing more, to be appended to the journal.
     *
     * @param guests the guests meant, at least one
     */
    public static Entry dismissal(String destination, Collection<GuestRef> guests, Dismissal dismissal) {
        ObjectNode body = DeliveryJson.object();
        put(body, guests);
        body.put("by", dismissal.by()).put("why", dismissal.why());
        Map<String, String> headers = Map.of(DeliveryDecision.HEADER, DeliveryDecision.DISMISS.word());
        return entry(EntryKind.DECISION, destination, headers, body, dismissal.at());
    }

    static Dismissal dismissal(Entry entry) {
        JsonNode body = DeliveryJson.parse(entry.body());
        return new Dismissal(
                entry.receivedAt(), body.path("by").asText(), body.path("why").asText());
    }

    static List<GuestRef> guests(Entry entry) {
        List<GuestRef> guests = new ArrayList<>();
        DeliveryJson.parse(entry.body()).path("guests").forEach(node -> guests.add(guest(node)));
        return guests;
    }

    private static void put(ObjectNode body, Collection<GuestRef> guests) {
        ArrayNode array = body.putArray("guests");
        guests.forEach(guest -> put(array.addObject(), guest));
    }

    private static Entry entry(
            EntryKind kind, String destination, Map<String, String> headers, ObjectNode body, Instant now) {
        return new Entry(kind, destination, "", now, headers, List.of(DeliveryJson.bytes(body)));
    }
}
