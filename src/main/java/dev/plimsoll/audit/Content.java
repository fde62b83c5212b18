package dev.plimsoll.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one entry says: the columns by which it is found, and all of it as canonical JSON, which is what is hashed.
 *
 * @param at to the microsecond, by the clock of the database
 */
record Content(
        Instant at,
        String actorKind,
        String actorSeal,
        String via,
        String action,
        String objectType,
        String objectName,
        String canonical) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 100;

    static Content of(long seq, Instant at, Acted acted, String seal) {
        var act = acted.act();
        var actor = acted.actor();
        var type = PlainValues.line(act.objectType(), LONGEST_NAME);
        var name = PlainValues.line(act.objectName(), LONGEST_NAME);
        var said = new LinkedHashMap<String, @Nullable Object>();
        said.put("chain", Chain.NAME);
        said.put("seq", seq);
        said.put("at", at.toString());
        said.put("actor", Map.of("kind", actor.kind(), "seal", seal));
        said.put("via", actor.via());
        said.put("address", actor.address() == null ? null : PlainValues.line(actor.address(), LONGEST_ADDRESS));
        said.put("action", act.action());
        said.put("object", Map.of("type", type, "name", name));
        said.put("before", PlainValues.of(act.before()));
        said.put("after", PlainValues.of(act.after()));
        said.put("reason", act.reason() == null ? null : PlainValues.text(act.reason()));
        return new Content(at, actor.kind(), seal, actor.via(), act.action(), type, name, Canonical.of(said));
    }
}
