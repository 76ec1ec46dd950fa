package io.tablebridge.app;

import io.tablebridge.delivery.DeliveryPreview.GuestChange;
import io.tablebridge.delivery.DeliveryPreview.Preview;
import io.tablebridge.delivery.DeliveryPreview.PropertyChange;
import io.tablebridge.delivery.PlannedRequest;
import io.tablebridge.settings.Messages;
import java.util.Locale;

/** A dry run, for a terminal. */
final class PreviewText {

    private PreviewText() {}

    static void render(StringBuilder text, String destination, Preview preview, Locale language) {
        line(
                text,
                language,
                "app.preview.head",
                destination,
                preview.guests().size(),
                preview.requests().size());
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

    private static void line(StringBuilder text, Locale language, String key, Object... arguments) {
        text.append(Messages.text(language, key, arguments)).append('\n');
    }
}
