package dev.plimsoll.access;

import dev.plimsoll.audit.Named;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * The principal of a page: somebody who has signed in, here or at a provider. The password hash is forgotten once it has
 * been checked; of what a provider said only the ID token is kept, to end the session there.
 */
public final class SignedInPerson extends User implements OidcUser, Named {

    private static final long serialVersionUID = 2L;

    private final String displayName;
    private final Role role;
    private final @Nullable OidcIdToken idToken;

    public SignedInPerson(String username, String displayName, String passwordHash, Role role) {
        this(username, displayName, passwordHash, role, true, null);
    }

    SignedInPerson(
            String username,
            String displayName,
            String passwordHash,
            Role role,
            boolean enabled,
            @Nullable OidcIdToken idToken) {
        super(username, passwordHash, enabled, true, true, true, role.authorities());
        this.displayName = displayName;
        this.role = role;
        this.idToken = idToken;
    }

    @Override
    public String displayName() {
        return displayName;
    }

    public Role role() {
        return role;
    }

    @Override
    public String getName() {
        return getUsername();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    @Override
    public Map<String, Object> getClaims() {
        return Map.of();
    }

    @Override
    @NullUnmarked
    public OidcUserInfo getUserInfo() {
        return null;
    }

    /** Null for whoever did not come through OpenID Connect. */
    @Override
    @NullUnmarked
    public OidcIdToken getIdToken() {
        return idToken;
    }
}
