package io.tablebridge.delivery;

import io.tablebridge.mapping.OutboundMapping;
import io.tablebridge.mapping.OutboundProperty;
import io.tablebridge.mapping.OutboundProperty.Kind;
import io.tablebridge.mapping.WriteRule;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.ProfileFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small outbound mapping written by hand. */
public final class TestMapping implements OutboundMapping {

    public static final String ID = "tablebridge_guest_id";

    @Override
    public String name() {
        return "hubspot-contact";
    }

    @Override
    public List<OutboundProperty> properties() {
        return List.of(
                new OutboundProperty(ID, Kind.TEXT, WriteRule.ALWAYS, true, true, "Tablebridge guest", "桌橋客人編號"),
                new OutboundProperty("email", Kind.TEXT, WriteRule.ALWAYS, false, false, "", ""),
                new OutboundProperty("phone", Kind.TEXT, WriteRule.IF_EMPTY, false, false, "", ""),
                new OutboundProperty("lastname", Kind.TEXT, WriteRule.IF_EMPTY, false, false, "", ""),
                new OutboundProperty("lifecyclestage", Kind.TEXT, WriteRule.ONCE, false, false, "", ""),
                new OutboundProperty(
                        "tablebridge_allergies", Kind.TEXT, WriteRule.ALWAYS, true, false, "Allergies", "過敏原"),
                new OutboundProperty(
                        "tablebridge_visits", Kind.NUMBER, WriteRule.ALWAYS, true, false, "Visits", "來訪次數"),
                new OutboundProperty(
                        "tablebridge_merged_into", Kind.TEXT, WriteRule.ALWAYS, true, false, "Merged", "已併入"));
    }

    @Override
    public List<String> requires() {
        return List.of(ProfileFields.EMAIL, ProfileFields.PHONE);
    }

    @Override
    public boolean wants(GuestProfile profile) {
        return profile.values().containsKey(ProfileFields.EMAIL)
                || profile.values().containsKey(ProfileFields.PHONE);
    }

    @Override
    public Map<String, String> render(GuestProfile profile) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(ID, profile.publicId());
        values.put("lifecyclestage", "customer");
        put(values, "email", profile, ProfileFields.EMAIL);
        put(values, "phone", profile, ProfileFields.PHONE);
        put(values, "lastname", profile, ProfileFields.NAME);
        put(values, "tablebridge_allergies", profile, ProfileFields.NOTE);
        put(values, "tablebridge_visits", profile, ProfileFields.VISITS);
        return values;
    }

    private static void put(Map<String, String> values, String name, GuestProfile profile, String field) {
        Object value = profile.values().get(field);
        if (value != null) {
            values.put(name, value.toString());
        }
    }

    @Override
    public Map<String, String> renderRetired(String publicId, String survivorPublicId) {
        return Map.of(ID, publicId, "email", "", "phone", "", "tablebridge_merged_into", survivorPublicId);
    }
}
