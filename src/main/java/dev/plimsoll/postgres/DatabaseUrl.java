package dev.plimsoll.postgres;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Reads {@code PLIMSOLL_DB_URL}: as JDBC writes it, or as PostgreSQL's own programs do
 * ({@code postgresql://user:password@host:5432/database}).
 */
class DatabaseUrl implements EnvironmentPostProcessor {

    private static final String VARIABLE = "PLIMSOLL_DB_URL";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var url = environment.getProperty(VARIABLE);
        if (url != null && !url.isBlank() && !url.startsWith("jdbc:postgresql:")) {
            environment.getPropertySources().addFirst(new MapPropertySource("databaseUrl", properties(url)));
        }
    }

    static Map<String, Object> properties(String url) {
        if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
            throw new PostgresUnusable(
                    "%s is not the address of a PostgreSQL server.".formatted(VARIABLE),
                    "Write it as jdbc:postgresql://host:5432/database or postgresql://user:password@host:5432/database.");
        }
        var address = URI.create(url);
        var query = address.getRawQuery();
        var properties = new HashMap<String, Object>();
        properties.put(
                "spring.datasource.url",
                "jdbc:postgresql://%s%s%s%s"
                        .formatted(
                                address.getHost(),
                                address.getPort() < 0 ? "" : ":" + address.getPort(),
                                address.getRawPath(),
                                query == null ? "" : "?" + query));
        var person = address.getRawUserInfo();
        if (person != null) {
            var parts = person.split(":", 2);
            properties.put("spring.datasource.username", decoded(parts[0]));
            if (parts.length == 2) {
                properties.put("spring.datasource.password", decoded(parts[1]));
            }
        }
        return properties;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
