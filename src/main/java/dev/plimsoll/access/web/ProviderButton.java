package dev.plimsoll.access.web;

import dev.plimsoll.access.AccessProperties;
import java.util.List;
import java.util.Objects;

/** A way to sign in through somebody else. */
record ProviderButton(String name, String label) {

    static List<ProviderButton> all(AccessProperties properties) {
        return properties.providers().entrySet().stream()
                .map(entry -> new ProviderButton(
                        entry.getKey(),
                        Objects.requireNonNullElse(entry.getValue().label(), entry.getKey())))
                .toList();
    }

    /** What the provider is called, or “the provider” for a name that none has. */
    static String label(AccessProperties properties, String name) {
        return all(properties).stream()
                .filter(button -> button.name().equals(name))
                .map(ProviderButton::label)
                .findFirst()
                .orElse("the provider");
    }
}
