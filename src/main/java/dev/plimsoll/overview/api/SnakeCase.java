package dev.plimsoll.overview.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;

/**
 * The names of fields as our answers have them. The describing library knows the older Jackson only, and does not see
 * what the newer one is told by annotations.
 */
final class SnakeCase {

    private SnakeCase() {}

    static ObjectMapper of(ObjectMapper mapper) {
        return mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }

    static String of(String name) {
        return ((PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE).translate(name);
    }
}
