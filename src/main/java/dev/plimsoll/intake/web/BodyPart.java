package dev.plimsoll.intake.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A piece of a body: text as it was sent, or what stands where a credential was. */
record BodyPart(String text, boolean isMask) {

    private static final Pattern MASK = Pattern.compile("\\[masked:[a-z0-9-]{1,40}:\\d{1,10}-\\d{1,10}\\]");

    static List<BodyPart> of(String text) {
        var parts = new ArrayList<BodyPart>();
        var masks = MASK.matcher(text);
        var at = 0;
        while (masks.find()) {
            parts.add(new BodyPart(text.substring(at, masks.start()), false));
            parts.add(new BodyPart(masks.group(), true));
            at = masks.end();
        }
        parts.add(new BodyPart(text.substring(at), false));
        return parts;
    }
}
