package dev.plimsoll.gates;

import dev.plimsoll.access.Approver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many people of which groups must say yes.
 *
 * @param seats one for each
 * @param self {@code forbid, mark} or {@code allow}: whether they may say yes to what is their own
 * @param isOneSeatEach whether a person counts once even when he or she is in several groups
 */
public record Quorum(List<Seat> seats, String self, boolean isOneSeatEach) {

    public static final String RULE = "approvals";

    /** One person, who may be the one who asks. */
    public static final Quorum OF_A_ROLLBACK = new Quorum(List.of(new Seat(Seat.ANYONE)), "allow", true);

    private static final int MOST = 10;

    /** @throws PolicyInvalid if nobody could be meant */
    public static Quorum of(Options options) {
        var seats = new ArrayList<Seat>();
        for (var group : options.tables("groups")) {
            var name = group.text("group", "");
            if (name.isEmpty()
                    || !Set.of("group", "count").containsAll(group.values().keySet())) {
                throw options.refusal("groups", "write each as {group: Payments, count: 1}");
            }
            seats.addAll(Collections.nCopies(group.number("count", 1, 1, MOST), new Seat(name)));
        }
        if (seats.isEmpty() || options.has("count")) {
            var inGroups = seats.size();
            var count = options.number("count", 1, Math.max(1, inGroups), MOST);
            seats.addAll(Collections.nCopies(count - inGroups, new Seat(Seat.ANYONE)));
        }
        return new Quorum(
                List.copyOf(seats),
                options.choice("self", List.of("forbid", "mark", "allow")),
                options.flag("one-seat", true));
    }

    public boolean forbidsSelf() {
        return self.equals("forbid");
    }

    /** Who sits where, of those who said yes; null where nobody does. */
    public List<@Nullable Approver> seated(Electorate electorate) {
        return fill(allowed(electorate.approving(), electorate), electorate);
    }

    /** How many seats could be filled if everybody said yes who may. */
    public int possible(Electorate electorate) {
        return (int) filled(eligible(electorate), electorate);
    }

    /** Those who may fill one of the seats. */
    public List<Approver> eligible(Electorate electorate) {
        return allowed(electorate.approvers(), electorate).stream()
                .filter(approver -> seats.stream().anyMatch(seat -> electorate.isOf(approver, seat.group())))
                .toList();
    }

    /** Those whose yes would fill one more seat than is filled now, and whose own it is not. */
    public List<Approver> wanted(Electorate electorate) {
        var yes = allowed(electorate.approving(), electorate);
        var filled = filled(yes, electorate);
        return eligible(electorate).stream()
                .filter(person -> !electorate.isSelf(person) && !yes.contains(person))
                .filter(person ->
                        filled(Stream.concat(yes.stream(), Stream.of(person)).toList(), electorate) > filled)
                .toList();
    }

    private long filled(List<Approver> people, Electorate electorate) {
        return fill(people, electorate).stream().filter(Objects::nonNull).count();
    }

    /** Such as {@code 2 approvals from Payments, not the author}. */
    public String sentence() {
        var groups = seats.stream()
                .collect(Collectors.groupingBy(Seat::group, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(Quorum::part)
                .collect(Collectors.joining(" and "));
        return "needs " + groups + (forbidsSelf() ? ", not by whose own it is" : "");
    }

    private static String part(Map.Entry<String, Long> group) {
        var number = group.getValue() + (group.getValue() == 1 ? " approval" : " approvals");
        return group.getKey().equals(Seat.ANYONE) ? number : number + " from " + group.getKey();
    }

    private List<Approver> allowed(List<Approver> people, Electorate electorate) {
        return people.stream()
                .filter(person -> !forbidsSelf() || !electorate.isSelf(person))
                .toList();
    }

    private List<@Nullable Approver> fill(List<Approver> people, Electorate electorate) {
        if (isOneSeatEach) {
            return Seat.fill(seats, people, electorate);
        }
        return seats.stream()
                .collect(Collectors.groupingBy(Seat::group, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(group -> Seat.fill(group, people, electorate).stream())
                .toList();
    }
}
