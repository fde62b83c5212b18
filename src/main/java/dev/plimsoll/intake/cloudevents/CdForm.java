package dev.plimsoll.intake.cloudevents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The form of an event of CDEvents: which fields it has, and which of them have to be there.
 *
 * @param name subject and predicate, such as {@code service.deployed}
 * @param version of its type in CDEvents 0.5.1
 * @param now as that version has it
 * @param before what all versions before it have in common
 */
record CdForm(String name, String version, Shape now, Shape before) {

    private static final Shape.Fields CONTEXT = ShapeText.read("{id* source* type* timestamp*! schemaUri chainId}");

    private static final Shape LINKS = new Shape.AnyOf(List.of(
            ShapeText.read("{linkType*(END) from{contextId*}+ tags{}+}"),
            ShapeText.read("{linkType*(PATH) from*{contextId*}+ tags{}+}"),
            ShapeText.read("{linkType*(RELATION) linkKind* target*{contextId}+ tags{}+}")));

    private static final Shape.Fields SUBJECT = ShapeText.read("{id* source type}");
    private static final Shape.Fields ENVELOPE = ShapeText.read("{customData? customDataContentType~}");

    static CdForm of(String name, String version, Shape content) {
        return new CdForm(name, version, event(content, false), event(ShapeText.read("{}+"), true));
    }

    /** The version of the specification stands under one of two names, of which {@link CdEvent} wants one. */
    private static Shape event(Shape content, boolean isOpen) {
        var version = new Shape.Field(false, new Shape.SpecVersion());
        var context = with(
                CONTEXT, Map.of("specversion", version, "version", version, "links", new Shape.Field(false, LINKS)));
        var subject = with(SUBJECT, Map.of("content", new Shape.Field(true, content)));
        var envelope = new LinkedHashMap<String, Shape.Field>();
        envelope.put("context", new Shape.Field(true, new Shape.Fields(context, isOpen)));
        envelope.put("subject", new Shape.Field(true, new Shape.Fields(subject, isOpen)));
        envelope.putAll(ENVELOPE.fields());
        return new Shape.Fields(envelope, isOpen);
    }

    private static Map<String, Shape.Field> with(Shape.Fields fields, Map<String, Shape.Field> more) {
        var all = new LinkedHashMap<>(fields.fields());
        all.putAll(more);
        return all;
    }

    /** What is wrong with an event whose type has this version; of one from before 0.5.1 only the envelope is looked at. */
    Optional<Shape.Flaw> flaw(JsonNode event, CdType type) {
        var order = type.compareTo(version);
        if (order > 0) {
            return Optional.of(new Shape.Flaw(
                    "context.type", "has a version that CDEvents up to 0.5.1 does not know: use " + version));
        }
        var context = event.path("context");
        return context.isObject() && !context.has("specversion") && !context.has("version")
                ? Optional.of(new Shape.Flaw("context.specversion", "is missing"))
                : (order == 0 ? now : before).flaw(event, "");
    }
}
