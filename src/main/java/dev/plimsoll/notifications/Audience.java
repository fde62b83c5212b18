package dev.plimsoll.notifications;

import dev.plimsoll.access.Approver;
import dev.plimsoll.access.Approvers;
import dev.plimsoll.access.Contact;
import dev.plimsoll.access.Contacts;
import dev.plimsoll.gates.FreezeChanged;
import dev.plimsoll.gates.GateChanged;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateStopAsked;
import dev.plimsoll.gates.Gates;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom something concerns, by our numbers of people. Whoever did it knows already. */
@Component
class Audience {

    private final Gates gates;
    private final Approvers approvers;
    private final Contacts contacts;
    private final Parties parties;

    Audience(Gates gates, Approvers approvers, Contacts contacts, Parties parties) {
        this.gates = gates;
        this.approvers = approvers;
        this.contacts = contacts;
        this.parties = parties;
    }

    Set<Long> of(GateChanged changed) {
        var request = changed.request();
        var people = switch (changed.to()) {
            case PENDING -> told(request, gates.wanted(request));
            case HELD -> told(request, gates.deciders(request));
            case OVERRIDDEN -> told(request, approvers.all());
            case APPROVED, DENIED, EXPIRED, SUPERSEDED -> parties.all(request.id());
            case USED, CANCELLED -> Set.<Long>of();
        };
        return without(changed.person(), people);
    }

    /** All who may decide about it, who were told of it before, and who asked. */
    Set<Long> of(GateStopAsked asked) {
        var people = told(asked.request(), gates.deciders(asked.request()));
        people.addAll(parties.all(asked.request().id()));
        return without(asked.person(), people);
    }

    /** Those who can still do something about it. */
    Set<Long> wanted(GateRequest request) {
        return numbers(gates.wanted(request));
    }

    /** All who may approve where it holds. */
    Set<Long> of(FreezeChanged changed, FreezePlace place) {
        return without(
                changed.person(),
                numbers(approvers.all().stream().filter(place::concerns).toList()));
    }

    /** With those who asked; and those who are told now hear the rest of it too. */
    private Set<Long> told(GateRequest request, Collection<Approver> people) {
        var told = numbers(people);
        parties.addTold(request.id(), told);
        told.addAll(parties.askers(request.id()));
        return told;
    }

    private Set<Long> without(@Nullable String username, Set<Long> people) {
        var others = new HashSet<>(people);
        if (username != null) {
            contacts.of(username).map(Contact::id).ifPresent(others::remove);
        }
        return others;
    }

    private static Set<Long> numbers(Collection<Approver> people) {
        var numbers = new HashSet<Long>();
        people.forEach(person -> numbers.add(person.id()));
        return numbers;
    }
}
