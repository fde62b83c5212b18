package dev.plimsoll.access;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may approve something and may sign in.
 *
 * @param id our number of the person
 * @param grants the roles by which he or she may
 * @param names all that he or she goes by: the user name, logins elsewhere and addresses of commits, in lower case
 */
public record Approver(long id, String username, String displayName, List<Grant> grants, List<String> names) {

    /** Whether for what concerns this team in this environment; null where nobody owns it. */
    public boolean mayApprove(@Nullable String team, String environment) {
        return grants.stream().anyMatch(grant -> grant.allowsApproving(team, environment));
    }

    /** Whether somebody is known by this name here or elsewhere. */
    public boolean goesBy(String name) {
        return names.contains(name.strip().toLowerCase(Locale.ROOT));
    }

    /** The roles as they are written in a vote, such as {@code approver, team Payments}. */
    public List<String> roles() {
        return grants.stream().map(Grant::text).sorted().toList();
    }
}
