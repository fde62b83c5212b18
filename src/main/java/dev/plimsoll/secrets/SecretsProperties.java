package dev.plimsoll.secrets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys with which secrets in the database are sealed.
 *
 * @param key 32 bytes in Base64; without it the key is made once and kept in {@code secrets.key} below the home folder
 * @param previousKeys keys that were used before: what they sealed is opened at start and sealed with the present one
 */
@ConfigurationProperties("plimsoll.secrets")
record SecretsProperties(@Nullable String key, @DefaultValue List<String> previousKeys) {

    @Override
    public String toString() {
        return "SecretsProperties[***]";
    }
}
