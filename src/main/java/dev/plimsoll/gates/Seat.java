package dev.plimsoll.gates;

import dev.plimsoll.access.Approver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of the approvals that a policy asks for.
 *
 * @param group the team that must fill it, or {@link #ANYONE} who may approve the service
 */
public record Seat(String group) {

    public static final String ANYONE = "anyone";

    /**
     * Gives as many seats as can be given, one to a person, whoever could sit on several: the order of the votes decides
     * nothing.
     *
     * @return by seat, in their order, who fills it; null where nobody does
     */
    public static List<@Nullable Approver> fill(List<Seat> seats, List<Approver> people, Electorate electorate) {
        var taken = new ArrayList<@Nullable Approver>(Collections.nCopies(seats.size(), null));
        for (var person : people) {
            place(person, seats, taken, electorate, new HashSet<>());
        }
        return Collections.unmodifiableList(taken);
    }

    private static boolean place(
            Approver person,
            List<Seat> seats,
            List<@Nullable Approver> taken,
            Electorate electorate,
            Set<Integer> tried) {
        for (var n = 0; n < seats.size(); n++) {
            if (electorate.isOf(person, seats.get(n).group()) && tried.add(n)) {
                var sitting = taken.get(n);
                if (sitting == null || place(sitting, seats, taken, electorate, tried)) {
                    taken.set(n, person);
                    return true;
                }
            }
        }
        return false;
    }
}
