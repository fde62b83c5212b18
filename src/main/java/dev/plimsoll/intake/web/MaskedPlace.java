package dev.plimsoll.intake.web;

import dev.plimsoll.intake.masking.Rules;

/**
 * A place of a delivery where a credential is masked.
 *
 * @param place {@code header/<name>}, or {@code body} with a JSON pointer behind it
 */
record MaskedPlace(String place, String rule) {

    public String title() {
        return Rules.shipped().title(rule);
    }
}
