package dev.plimsoll.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may come in, as far as the configuration says it.
 *
 * @param tokens bearer tokens for programs, by name
 * @param admin the first administrator; without a password here the first visitor with the set-up code makes one
 */
@Validated
@ConfigurationProperties("plimsoll.access")
public record AccessProperties(
        @DefaultValue Map<String, @Valid Token> tokens,
        @DefaultValue @Valid Admin admin) {

    /**
     * @param role what the program may do
     * @param secret what it sends after {@code Authorization: Bearer}, at least 16 characters
     */
    public record Token(
            @NotNull Role role,
            @NotNull @Size(min = 16, message = "must have at least 16 characters") String secret) {

        @Override
        public String toString() {
            return "Token[role=%s, secret=***]".formatted(role);
        }
    }

    /**
     * @param username in lower case
     * @param password at least 12 characters; blank or absent if the first visitor is to choose
     */
    public record Admin(
            @DefaultValue("admin") String username, @Nullable String password) {

        boolean isGiven() {
            return password != null && !password.isBlank();
        }

        @Override
        public String toString() {
            return "Admin[username=%s, password=***]".formatted(username);
        }
    }
}
