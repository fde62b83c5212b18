package dev.plimsoll.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Reads passwords from files that variables name, as containers hand secrets over. */
class PasswordFiles implements EnvironmentPostProcessor {

    private static final Map<String, String> FILES = Map.of(
            "PLIMSOLL_DB_PASSWORD_FILE", "spring.datasource.password",
            "PLIMSOLL_ACCESS_ADMIN_PASSWORD_FILE", "plimsoll.access.admin.password",
            "PLIMSOLL_SECRETS_KEY_FILE", "plimsoll.secrets.key",
            "PLIMSOLL_AUDIT_SIGNING_KEY_FILE", "plimsoll.audit.signing-key");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var passwords = new HashMap<String, Object>();
        FILES.forEach((variable, property) -> {
            var file = environment.getProperty(variable);
            if (file != null && !file.isBlank()) {
                passwords.put(property, read(variable, file));
            }
        });
        if (!passwords.isEmpty()) {
            environment.getPropertySources().addFirst(new MapPropertySource("passwordFiles", passwords));
        }
    }

    private static String read(String variable, String file) {
        try {
            var password = Files.readString(Path.of(file)).strip();
            if (password.isEmpty()) {
                throw unusable(variable, file, "it is empty", null);
            }
            return password;
        } catch (IOException e) {
            throw unusable(
                    variable,
                    file,
                    "it cannot be read (%s)".formatted(e.getClass().getSimpleName()),
                    e);
        }
    }

    private static PostgresUnusable unusable(String variable, String file, String why, @Nullable IOException cause) {
        return new PostgresUnusable(
                "%s names the file %s, but %s.".formatted(variable, file, why),
                "Write the secret into that file, readable for the user that runs Plimsoll, or correct " + variable
                        + ".",
                cause == null ? new IOException(why) : cause);
    }
}
