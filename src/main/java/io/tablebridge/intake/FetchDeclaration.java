package io.tablebridge.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Says that the events of a route only name what changed, where that name stands, and which route gets the whole of it.
 * Thread-safe.
 */
public final class FetchDeclaration {

    /** Header of a thin event in the journal: the route that fetches what it names. */
    public static final String ROUTE = "fetch";

    /** Header of a thin event in the journal: the platform's id of what it names. */
    public static final String ID = "fetch-id";

    /** Header of a thin event in the journal that names nothing: where the name was looked for. */
    public static final String NOT_AT = "fetch-not-at";

    /** Header of a thin event that is ignored when the platform no longer has what it names. */
    public static final String MAY_BE_GONE = "fetch-may-be-gone";

    /** What begins the address of a route that fetches. */
    public static final String SCHEME = "direct:";

    /** The longest id, in characters: no platform has longer ones. */
    public static final int MOST_ID = 200;

    private static final Pattern NAME = Pattern.compile("direct:[A-Za-z0-9._-]{1,100}");

    /** One or two dots are steps of an address, and the second leads out of what the route names. */
    private static final Pattern PLAIN_ID = Pattern.compile("(?!\\.{1,2}$)[\\x21-\\x7e]{1," + MOST_ID + "}");

    private static final int MOST_PLACES = 10;

    private final String route;
    private final List<String> places;
    private final boolean mayBeGone;
    private final JsonScan scan;

    private FetchDeclaration(String route, List<String> places, boolean mayBeGone) {
        this.route = route;
        this.places = places;
        this.mayBeGone = mayBeGone;
        this.scan = new JsonScan(places);
    }

    /** Whether this can be the address of a route that fetches. */
    public static boolean isRoute(String route) {
        return NAME.matcher(route).matches();
    }

    /**
     * A declaration as it stands in a route file.
     *
     * @param route {@code direct:NAME}
     * @param places JSON Pointers with commas between them; the first at which an id stands counts
     * @param mayBeGone whether an event is ignored, and not dead, when the platform no longer has what it names
     * @throws IllegalArgumentException when the route is none, or a place is no JSON Pointer
     */
    public static FetchDeclaration of(String route, String places, boolean mayBeGone) {
        List<String> pointers =
                Arrays.stream(places.split(",", -1)).map(String::strip).toList();
        boolean all = pointers.stream().allMatch(pointer -> pointer.startsWith("/")) && pointers.size() <= MOST_PLACES;
        if (!isRoute(route) || !all) {
            throw new IllegalArgumentException(route + " " + places);
        }
        return new FetchDeclaration(route, pointers, mayBeGone);
    }

    /** What the journal is told of an event beside its body. An id that no address could carry counts as none. */
    public Map<String, String> headers(byte[] body) {
        Map<String, String> headers = new TreeMap<>();
        headers.put(ROUTE, route);
        id(body).ifPresentOrElse(id -> headers.put(ID, id), () -> headers.put(NOT_AT, String.join(", ", places)));
        if (mayBeGone) {
            headers.put(MAY_BE_GONE, "true");
        }
        return headers;
    }

    private Optional<String> id(byte[] body) {
        try {
            return scan.scan(body).stream()
                    .flatMap(Optional::stream)
                    .filter(id -> PLAIN_ID.matcher(id).matches())
                    .findFirst();
        } catch (RefusedException e) {
            // Doors let no such body through; in other routes the event is kept all the same and waits for a person.
            return Optional.empty();
        }
    }
}
