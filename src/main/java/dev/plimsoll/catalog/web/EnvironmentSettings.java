package dev.plimsoll.catalog.web;

import java.util.List;
import java.util.Locale;

/**
 * One environment as the settings show it.
 *
 * @param names every name it goes by, in lower case, its present one among them
 */
record EnvironmentSettings(long id, String name, String tier, int position, List<String> names) {

    public List<String> aliases() {
        return names.stream()
                .filter(alias -> !alias.equals(name.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
