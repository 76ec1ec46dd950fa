package io.tablebridge.guests;

import io.tablebridge.model.GuestProfile;

/** What has become of a guest number. */
public sealed interface GuestState {

    long guestId();

    /**
     * A guest that lives, with the profile its records add up to. One whose only record says no longer who it is about, such
     * as a bill that has lost its customer, lives on without any.
     */
    record Living(GuestProfile profile) implements GuestState {
        @Override
        public long guestId() {
            return profile.guestId();
        }
    }

    /**
     * A guest that was joined into another.
     *
     * @param survivorId the number of the guest that lives on, never itself retired
     */
    record Retired(long guestId, String publicId, long survivorId, String survivorPublicId) implements GuestState {}
}
