package dev.plimsoll.gates;

import dev.plimsoll.access.Approver;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may say yes at a gate, who did, and whose own the candidate is.
 *
 * @param team the name of the team that owns the service
 * @param approvers all people who may approve anything
 * @param self the numbers of those who had a hand in the candidate
 * @param yes the numbers of those whose last word in this round is yes
 */
public record Electorate(
        @Nullable String team, String environment, List<Approver> approvers, Set<Long> self, List<Long> yes) {

    /** Of a deployment of the past, about which nobody can be asked. */
    static final Electorate NOBODY = new Electorate(null, "", List.of(), Set.of(), List.of());

    /** Those who may fill a seat. */
    public List<Approver> of(String group) {
        return approvers.stream().filter(approver -> isOf(approver, group)).toList();
    }

    boolean isOf(Approver approver, String group) {
        return approver.mayApprove(group.equals(Seat.ANYONE) ? team : group, environment);
    }

    public boolean isSelf(Approver approver) {
        return self.contains(approver.id());
    }

    /** Those who said yes and still may approve something, in the order of their votes. */
    public List<Approver> approving() {
        return yes.stream()
                .flatMap(id -> approvers.stream().filter(approver -> approver.id() == id))
                .toList();
    }
}
