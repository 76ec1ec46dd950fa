package io.tablebridge.guests;

import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.Field;
import io.tablebridge.model.Fields;
import java.util.ArrayList;
import java.util.List;

/** Something told about a guest that may harm them when it is forgotten. */
record SafetyNote(long recordId, String kind, String content) {

    static final String ALLERGY = "allergy";
    static final String DIET = "diet";

    static List<SafetyNote> of(long recordId, Fields fields) {
        List<SafetyNote> notes = new ArrayList<>();
        add(notes, recordId, ALLERGY, fields, CanonicalFields.GUEST_ALLERGIES);
        add(notes, recordId, DIET, fields, CanonicalFields.GUEST_DIET);
        return notes;
    }

    private static void add(List<SafetyNote> notes, long recordId, String kind, Fields fields, Field field) {
        for (String content : fields.texts(field)) {
            notes.add(new SafetyNote(recordId, kind, content));
        }
    }

    /** Health data must not reach a log. */
    @Override
    public String toString() {
        return kind + " of record " + recordId;
    }
}
