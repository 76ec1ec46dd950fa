package io.tablebridge.app;

import io.tablebridge.delivery.DeliveryPreview.GuestChange;
import io.tablebridge.delivery.DeliveryPreview.Preview;
import io.tablebridge.delivery.DeliveryPreview.PropertyChange;
import io.tablebridge.delivery.PlannedRequest;
import io.tablebridge.settings.Messages;
import java.util.List;
import java.util.Locale;

/** What a destination would be told, for a terminal. */
final class DryRunText {

    private static final int MOST_NAMED = 20;

    private DryRunText() {}

    static void render(StringBuilder text, String destination, Preview preview, int most, Locale language) {
        line(
                text,
                language,
                "app.preview.head",
                destination,
                preview.guests().size(),
                preview.requests().size());
        line(text, language, "app.preview.known");
        if (!preview.whole()) {
            line(text, language, "app.preview.more", most);
        }
        for (PlannedRequest request : preview.requests()) {
            line(text, language, "app.preview.request", request.method(), request.path(), request.inputs());
        }
        for (GuestChange guest : preview.guests()) {
            line(text, language, guest.isThere() ? "app.preview.changed" : "app.preview.new", guest.publicId());
            for (PropertyChange property : guest.properties()) {
                text.append("    ")
                        .append(property.property())
                        .append(": ")
                        .append(property.before().orElse("?"))
                        .append(" → ")
                        .append(property.after())
                        .append('\n');
            }
        }
    }

    /** Those that have none of what the mapping requires. */
    static void leftOut(StringBuilder text, String mapping, Preview preview, Locale language) {
        List<String> guests = preview.leftOut();
        if (guests.isEmpty()) {
            return;
        }
        String named = String.join(", ", guests.subList(0, Math.min(MOST_NAMED, guests.size())));
        line(
                text,
                language,
                "app.preview.left-out",
                guests.size(),
                mapping,
                String.join(", ", preview.requires()),
                guests.size() > MOST_NAMED ? named + ", …" : named);
    }

    private static void line(StringBuilder text, Locale language, String key, Object... arguments) {
        text.append(Messages.text(language, key, arguments)).append('\n');
    }
}
