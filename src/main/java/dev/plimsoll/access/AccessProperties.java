package dev.plimsoll.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may use this installation, as far as its configuration says so.
 *
 * @param tokens what programs show as {@code Authorization: Bearer …}, by the name of the program
 * @param providers who else may say who somebody is, by a short name that stands in addresses
 * @param admin the first administrator, who otherwise introduces himself or herself on the Welcome page
 */
@Validated
@ConfigurationProperties("plimsoll.access")
public record AccessProperties(
        @DefaultValue Map<String, @Valid DeclaredToken> tokens,
        @DefaultValue Map<String, @Valid DeclaredProvider> providers,
        @DefaultValue @Valid DeclaredAdministrator admin) {

    private static final Pattern PROVIDER_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    @AssertTrue(message = "the name of a provider has only a to z, 0 to 9 and -, at most 40, and is not 'local'")
    boolean isEachProviderNamed() {
        return providers.keySet().stream()
                .allMatch(name -> PROVIDER_NAME.matcher(name).matches() && !name.equals(Grants.LOCAL));
    }

    @AssertTrue(message = "two tokens have the same secret: give each its own, or nobody can tell who called")
    boolean isEachSecretItsOwn() {
        return tokens.values().stream().map(DeclaredToken::secret).distinct().count() == tokens.size();
    }

    /**
     * The key of one program.
     *
     * @param role viewer, reporter, approver or admin
     * @param secret at least 16 characters
     */
    public record DeclaredToken(
            @NotNull(message = "say what the token is for: role is viewer, reporter, approver or admin")
            Role role,

            @DefaultValue("") String secret) {

        private static final int SHORTEST = 16;

        /** A rule of its own, because a broken rule on the secret itself would print the secret. */
        @AssertTrue(
                message =
                        "the secret of this token needs at least 16 characters: set it to what 'openssl rand -hex 32' prints")
        boolean isSecretLongEnough() {
            return secret.strip().length() >= SHORTEST;
        }

        @Override
        public String toString() {
            return "DeclaredToken[role=%s, secret=***]".formatted(role);
        }
    }

    /**
     * An administrator who exists after each start.
     *
     * @param password 12 to 200 characters; nobody is declared where it is missing or blank
     */
    public record DeclaredAdministrator(
            @DefaultValue("admin") String username,
            @Nullable String password) {

        public boolean isDeclared() {
            return password != null && !password.isBlank();
        }

        @AssertTrue(message = "plimsoll.access.admin.username " + Usernames.RULE)
        boolean isUsernameUsable() {
            return Usernames.isUsable(username);
        }

        @AssertTrue(
                message = "plimsoll.access.admin.password needs 12 to 200 characters and must not be one that"
                        + " everybody tries first: choose another one")
        boolean isPasswordUsable() {
            return password == null || password.isBlank() || Passwords.isUsable(password, username);
        }

        @Override
        public String toString() {
            return "DeclaredAdministrator[username=%s, password=***]".formatted(username);
        }
    }
}
