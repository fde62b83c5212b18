package dev.plimsoll.audit;

/** A principal that people call by another name than it signs in with. */
public interface Named {

    /** What people call it. */
    String displayName();
}
