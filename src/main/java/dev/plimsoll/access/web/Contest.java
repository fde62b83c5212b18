package dev.plimsoll.access.web;

import dev.plimsoll.access.IdentityKind;
import java.time.Instant;

/** Two people of whom both are said to be known by the same. */
record Contest(
        IdentityKind kind,
        String value,
        long ownerId,
        String owner,
        long claimantId,
        String claimant,
        Instant claimedAt) {}
