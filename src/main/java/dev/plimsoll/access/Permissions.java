package dev.plimsoll.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may decide, as it stands at this moment in the database and not in anybody's session. */
@Component
public class Permissions {

    private final PersonRepository people;
    private final Grants grants;

    Permissions(PersonRepository people, Grants grants) {
        this.people = people;
        this.grants = grants;
    }

    /**
     * Whether a person may approve what concerns this team in this environment.
     *
     * @param asked a person; a program may share its name with one, and is none
     * @param team null where nobody owns what is decided: only who may approve for all teams may then
     */
    @Transactional(readOnly = true)
    public boolean mayApprove(SignedInPerson asked, @Nullable String team, @Nullable String environment) {
        return people
                .findByUsername(asked.getUsername())
                .filter(Person::isEnabled)
                .map(person -> grants.of(person.id()))
                .orElse(List.of())
                .stream()
                .anyMatch(grant -> grant.allowsApproving(team, environment));
    }

    /** The names of the people who can give roles. */
    @Transactional(readOnly = true)
    public List<String> administrators() {
        return grants.administrators();
    }
}
