package io.tablebridge.delivery.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.delivery.DestinationException;
import io.tablebridge.delivery.EntityResult;
import io.tablebridge.delivery.EntityWrite;
import io.tablebridge.delivery.RemoteEntity;
import io.tablebridge.delivery.Trouble;
import io.tablebridge.delivery.WriteReport;
import io.tablebridge.remote.ErrorClass;
import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One list of writes on its way to HubSpot: in batches, cut in halves where a batch is refused. Used once. */
final class HubSpotWriter {

    private static final int BAD_REQUEST = 400;

    private final HubSpotClient client;
    private final HubSpotContacts contacts;
    private final HubSpotSettings settings;
    private final Map<String, EntityResult> results = new HashMap<>();
    private final Map<String, Left> left = new HashMap<>();
    private Optional<Trouble> trouble = Optional.empty();

    /** Properties of a contact that were refused, so that the rest goes out without them. */
    private record Left(Set<String> names, Problem problem) {}

    HubSpotWriter(HubSpotClient client, HubSpotContacts contacts, HubSpotSettings settings) {
        this.client = client;
        this.contacts = contacts;
        this.settings = settings;
    }

    WriteReport write(List<EntityWrite> writes) {
        HubSpotParting parting = new HubSpotParting(client, contacts, settings);
        parting.part(writes.stream().filter(EntityWrite::parts).toList());
        results.putAll(parting.results());
        trouble = parting.trouble();
        for (List<EntityWrite> request : requests(writes, settings.batchSize())) {
            send(request);
        }
        return new WriteReport(Map.copyOf(results), trouble);
    }

    /** Writes sorted into requests: those that stamp and those that do not, those that must go alone by themselves. */
    static List<List<EntityWrite>> requests(List<EntityWrite> writes, int batchSize) {
        List<List<EntityWrite>> requests = new ArrayList<>();
        for (boolean stamps : new boolean[] {true, false}) {
            List<EntityWrite> together = new ArrayList<>();
            for (EntityWrite write : writes) {
                if (!write.parts() && write.stamp().isPresent() == stamps) {
                    if (write.alone()) {
                        requests.add(List.of(write));
                    } else {
                        together.add(write);
                    }
                }
            }
            for (int from = 0; from < together.size(); from += batchSize) {
                requests.add(List.copyOf(together.subList(from, Math.min(together.size(), from + batchSize))));
            }
        }
        return requests;
    }

    static String path(HubSpotSettings settings, List<EntityWrite> request) {
        return settings.contacts(request.get(0).stamp().isPresent() ? "/batch/update" : "/batch/upsert");
    }

    private void send(List<EntityWrite> request) {
        if (trouble.isPresent()) {
            return;
        }
        JsonNode body = request.get(0).stamp().isPresent()
                ? HubSpotRequests.stamp(settings.idProperty(), request)
                : HubSpotRequests.upsert(settings.idProperty(), request);
        Answer answer = client.send("POST", path(settings, request), body);
        if (answer instanceof Answer.Done done) {
            read(request, done.body());
        } else if (answer instanceof Answer.Refused refused) {
            refused(request, refused);
        } else if (answer instanceof Answer.Stopped stopped) {
            trouble = Optional.of(stopped.trouble());
        } else if (answer instanceof Answer.Unknown unknown) {
            trouble = Optional.of(unknown.trouble());
            request.forEach(w -> results.put(
                    w.publicId(), new EntityResult.Unknown(unknown.trouble().problem())));
        }
    }

    /** A success may be one in part; what is named nowhere is not known. */
    private void read(List<EntityWrite> request, JsonNode body) {
        Map<String, String> remoteIds = new HashMap<>();
        for (JsonNode node : body.path("results")) {
            String name = node.path("objectWriteTraceId")
                    .asText(node.path("properties").path(settings.idProperty()).asText(""));
            remoteIds.put(name, node.path("id").asText());
        }
        Map<String, JsonNode> errors = new HashMap<>();
        for (JsonNode error : body.path("errors")) {
            error.path("context").path("objectWriteTraceId").forEach(id -> errors.put(id.asText(), error));
            error.path("context").path("ids").forEach(id -> errors.put(id.asText(), error));
        }
        for (EntityWrite write : request) {
            String remoteId = remoteIds.getOrDefault(write.publicId(), "");
            JsonNode error = errors.get(write.publicId());
            if (!remoteId.isEmpty()) {
                Left without = left.get(write.publicId());
                EntityResult done = without == null
                        ? new EntityResult.Written(remoteId)
                        : new EntityResult.Written(remoteId, without.names(), Optional.of(without.problem()));
                results.put(write.publicId(), done);
            } else if (error != null) {
                single(write, BAD_REQUEST, error);
            } else {
                EntityResult unknown =
                        new EntityResult.Unknown(client.problems().unnamed(write.publicId()));
                results.put(write.publicId(), unknown);
            }
        }
    }

    private void refused(List<EntityWrite> request, Answer.Refused refused) {
        if (HubSpotProblems.isUnknownProperty(refused.body())) {
            Set<String> names = HubSpotProblems.properties(refused.body());
            trouble =
                    Optional.of(new Trouble(ErrorClass.CONFIG, client.problems().noSuchProperty(names), Duration.ZERO));
        } else if (refused.status() == HubSpotProblems.NOT_FOUND
                && request.get(0).stamp().isEmpty()) {
            trouble = Optional.of(client.wrongAddress(refused.status())); // an upsert makes what is not there
        } else if (request.size() == 1) {
            single(request.get(0), refused.status(), refused.body());
        } else {
            int half = request.size() / 2;
            send(request.subList(0, half));
            send(request.subList(half, request.size()));
        }
    }

    private void single(EntityWrite write, int status, JsonNode error) {
        if (write.stamp().isPresent() && HubSpotProblems.isMissingObject(error)) {
            // Searches go on naming a deleted contact for a while; soon they name another, or none and ours is made.
            Problem deleted = client.problems().deleted(write.publicId(), error);
            results.put(
                    write.publicId(), new EntityResult.Taken(Set.of(), Optional.empty(), Optional.empty(), deleted));
            return;
        }
        Set<String> disliked = new TreeSet<>(HubSpotProblems.properties(error));
        disliked.retainAll(write.values().keySet());
        boolean again = left.containsKey(write.publicId());
        if (status == BAD_REQUEST && !again && !disliked.isEmpty() && !HubSpotProblems.isConflict(status, error)) {
            Map<String, String> rest = new TreeMap<>(write.values());
            rest.keySet().removeAll(disliked);
            left.put(write.publicId(), new Left(disliked, client.problems().refused(write.publicId(), error)));
            send(List.of(new EntityWrite(write.publicId(), write.stamp(), rest, true)));
            return;
        }
        boolean conflict = HubSpotProblems.isConflict(status, error);
        EntityResult result = conflict
                ? taken(write, error)
                : new EntityResult.Refused(client.problems().refused(write.publicId(), error));
        results.put(write.publicId(), result);
    }

    private EntityResult taken(EntityWrite write, JsonNode error) {
        String email = write.values().getOrDefault(HubSpotAdoption.EMAIL, "");
        HubSpotProblems problems = client.problems();
        Set<String> suspected = email.isEmpty() ? Set.of() : Set.of(HubSpotAdoption.EMAIL);
        EntityResult bySomeone = new EntityResult.Taken(
                suspected, Optional.empty(), Optional.empty(), problems.takenBySomeone(write.publicId(), error));
        if (email.isEmpty()) {
            return bySomeone;
        }
        try {
            List<RemoteEntity> owners = contacts.by(
                    HubSpotAdoption.EMAIL,
                    List.of(email),
                    List.of(settings.idProperty(), HubSpotAdoption.EMAIL, HubSpotAdoption.MORE_EMAILS));
            if (owners.isEmpty()) {
                return bySomeone;
            }
            RemoteEntity owner = owners.get(0);
            Optional<String> guest = Optional.ofNullable(owner.values().get(settings.idProperty()));
            return new EntityResult.Taken(
                    suspected,
                    Optional.of(owner.remoteId()),
                    guest,
                    guest.map(g -> problems.takenByGuest(write.publicId(), g))
                            .orElseGet(() -> problems.takenByContact(write.publicId(), owner.remoteId())));
        } catch (DestinationException e) {
            trouble = Optional.of(e.trouble());
            return bySomeone;
        }
    }
}
