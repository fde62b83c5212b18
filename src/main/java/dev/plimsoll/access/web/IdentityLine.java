package dev.plimsoll.access.web;

import dev.plimsoll.access.IdentityKind;

/** One thing by which a person is known elsewhere, and who said so. */
record IdentityLine(long id, IdentityKind kind, String value, String origin) {

    public boolean isRemovable() {
        return kind != IdentityKind.SUBJECT;
    }
}
