package io.tablebridge.intake;

import io.tablebridge.journal.Receipt;
import io.tablebridge.model.Sha256;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One source's door, apart from the wire: limits, proof, content type, well-formedness, event id. What passes is kept as
 * it came; whether its values make sense (an unknown status, an unreadable date) is the mapping's business, and such an
 * event becomes a dead letter a person can repair rather than a refusal that the platform gives up on.
 *
 * <p>A request that was signed once and is sent again within the replay window is taken again: platforms resend, and the
 * pipeline recognises the event by its id. Thread-safe.
 */
public final class WebhookIntake {

    private static final String CONTENT_TYPE = "content-type";
    private static final int MAX_ID = 200;
    private static final int MAX_KEPT_HEADER = 1_000;

    private final DoorSettings settings;
    private final SignatureVerifier verifier;
    private final Clock clock;
    private final JsonScan scan;

    /**
     * @throws IllegalArgumentException when a pointer of the settings can't be read
     */
    public WebhookIntake(DoorSettings settings, SignatureVerifier verifier, Clock clock) {
        this.settings = settings;
        this.verifier = verifier;
        this.clock = clock;
        this.scan = new JsonScan(pointers(settings));
    }

    /** What this door takes. */
    public DoorSettings settings() {
        return settings;
    }

    /** Whether {@link #check} looks at the query of a request; when not, the query may be left out. */
    public boolean readsQuery() {
        return verifier.readsQuery();
    }

    /** Whether a GET may be a handshake here. It never is an event. */
    public boolean asksByGet() {
        return settings.handshake().filter(Handshake::asksByGet).isPresent();
    }

    /** The challenge of a handshake that carries no proof, and of which nothing is kept; empty for everything else. */
    public Optional<String> unprovenChallenge(WebhookRequest request) {
        return settings.handshake().flatMap(handshake -> handshake.challengeOfUnsigned(request));
    }

    /** The challenge of a request that {@link #check} has taken; empty for an event like others. */
    public Optional<String> provenChallenge(WebhookRequest request) throws RefusedException {
        Optional<Handshake> handshake = settings.handshake();
        return handshake.isPresent() ? handshake.get().challengeOfSigned(request) : Optional.empty();
    }

    /** Whether a person must see the challenges. */
    public boolean showsChallenges() {
        return settings.handshake()
                .filter(handshake -> handshake.reply() == Handshake.Reply.SHOW)
                .isPresent();
    }

    /** The answer to a kept event: only who holds a receipt can say so. */
    public Answer acknowledge(Receipt receipt) {
        return settings.acknowledgement().answer(receipt);
    }

    /** The answer to a handshake of which nothing is kept. */
    public Answer answer(String challenge) {
        return answer(challenge, settings.acknowledgement().withoutReceipt());
    }

    /** The answer to a handshake that was kept like an event, made of the one to other events. */
    public Answer answer(String challenge, Answer usual) {
        return settings.handshake()
                .map(handshake -> handshake.answer(challenge, usual))
                .orElse(usual);
    }

    /**
     * Refuses what can be refused by its head, before a byte of the body is buffered.
     *
     * @param contentLength as declared, -1 when not
     */
    public void checkHead(long contentLength, Optional<String> contentType, Optional<String> contentEncoding)
            throws RefusedException {
        if (contentLength > settings.maxBytes()) {
            throw new RefusedException(Refusal.TOO_LARGE);
        }
        // A signature covers what the platform's program signed; nobody says whether before or after compression.
        if (contentEncoding
                        .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
                        .isPresent()
                || !settings.contentTypes().contains(mediaType(contentType))) {
            throw new RefusedException(Refusal.CONTENT_TYPE);
        }
    }

    /**
     * Verifies a whole request and finds out which event it is.
     *
     * @throws RefusedException when it must not be kept
     */
    public WebhookEvent check(WebhookRequest request) throws RefusedException {
        if (request.body().length > settings.maxBytes()) {
            throw new RefusedException(Refusal.TOO_LARGE);
        }
        verifier.verify(request);
        List<Optional<String>> found = List.of();
        if (json(mediaType(request.header(CONTENT_TYPE)))) {
            found = scan.scan(request.body());
        } else if (request.body().length == 0) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        return new WebhookEvent(
                settings.source(),
                bounded(value(settings.eventId(), request, found)),
                bounded(value(settings.eventType(), request, found)),
                clock.instant(),
                kept(request),
                request.body());
    }

    private String value(FieldPlace place, WebhookRequest request, List<Optional<String>> found) {
        if (place instanceof FieldPlace.Header header) {
            return request.header(header.name()).orElse("");
        }
        if (place instanceof FieldPlace.Pointer pointer && !found.isEmpty()) {
            return found.get(pointers(settings).indexOf(pointer.pointer())).orElse("");
        }
        return "";
    }

    private Map<String, String> kept(WebhookRequest request) {
        Map<String, String> kept = new TreeMap<>();
        request.header(CONTENT_TYPE)
                .ifPresent(value -> kept.put(CONTENT_TYPE, value.substring(0, Math.min(value.length(), MAX_ID))));
        for (String name : settings.keepHeaders()) {
            request.header(name)
                    .filter(value -> value.length() <= MAX_KEPT_HEADER)
                    .ifPresent(value -> kept.put(name, value));
        }
        return kept;
    }

    private static List<String> pointers(DoorSettings settings) {
        List<String> pointers = new ArrayList<>();
        for (FieldPlace place : List.of(settings.eventId(), settings.eventType())) {
            if (place instanceof FieldPlace.Pointer pointer) {
                pointers.add(pointer.pointer());
            }
        }
        return pointers;
    }

    /** An id of absurd length is replaced by its hash: equal ids stay equal. */
    private static String bounded(String id) {
        return id.length() <= MAX_ID ? id : "sha256:" + Sha256.hex(id);
    }

    private static String mediaType(Optional<String> contentType) {
        return contentType
                .map(value -> value.split(";", 2)[0].trim().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static boolean json(String mediaType) {
        return mediaType.equals("application/json") || mediaType.endsWith("+json");
    }
}
