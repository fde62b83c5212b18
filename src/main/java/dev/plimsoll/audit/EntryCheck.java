package dev.plimsoll.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What must hold of one entry, given the one before it. */
final class EntryCheck {

    private EntryCheck() {}

    /** What is wrong, as a sentence; empty if nothing is. */
    static Optional<String> mistake(Link before, StoredEntry entry) {
        if (entry.seq() != before.seq() + 1) {
            return Optional.of("It is missing: after entry %d comes entry %d.".formatted(before.seq(), entry.seq()));
        }
        if (!Arrays.equals(entry.hash(), Sha256.of(entry.prevHash(), entry.canonical()))) {
            return Optional.of("What it says was changed: its hash is the hash of something else.");
        }
        if (!Arrays.equals(entry.prevHash(), before.hash())) {
            return Optional.of(
                    before.seq() == 0
                            ? "It follows an entry that is not there, and should be the first."
                            : "It does not follow entry %d as that is now: one of the two was changed."
                                    .formatted(before.seq()));
        }
        return Canonical.is(entry.canonical())
                ? exchanged(entry)
                : Optional.of("What it says is not in the form that Plimsoll writes.");
    }

    private static Optional<String> exchanged(StoredEntry entry) {
        return columns(entry, Said.of(entry.canonical())).entrySet().stream()
                .filter(column -> !column.getValue())
                .map(column -> "Its %s is another than the sealed text says.".formatted(column.getKey()))
                .findFirst();
    }

    private static Map<String, Boolean> columns(StoredEntry entry, Said said) {
        var agree = new LinkedHashMap<String, Boolean>();
        agree.put("number", said.seq() == entry.seq());
        agree.put("time", isAt(said.text("at"), entry.at()));
        agree.put("kind of actor", said.text("actor", "kind").equals(entry.actorKind()));
        agree.put("actor", said.text("actor", "seal").equals(entry.actorSeal()) && isSealed(entry));
        agree.put("channel", said.text("via").equals(entry.via()));
        agree.put("action", said.text("action").equals(entry.action()));
        agree.put("kind of object", said.text("object", "type").equals(entry.objectType()));
        agree.put("object", said.text("object", "name").equals(entry.objectName()));
        return agree;
    }

    private static boolean isSealed(StoredEntry entry) {
        return entry.actorId() == null
                || Seal.of(String.valueOf(entry.actorSalt()), entry.actorId(), String.valueOf(entry.actorName()))
                        .equals(entry.actorSeal());
    }

    private static boolean isAt(String text, Instant at) {
        try {
            return Instant.parse(text).equals(at);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
