package dev.plimsoll.gates;

import static dev.plimsoll.gates.Cases.approver;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.access.Approver;
import dev.plimsoll.access.Grant;
import dev.plimsoll.access.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests for {@link Quorum}: one of Security and two of Release. */
class QuorumTests {

    private static final Quorum ONE_AND_TWO = quorum(true);
    private static final Approver BOTH = new Approver(
            1,
            "both",
            "Both",
            List.of(new Grant(Role.APPROVER, "Security", null), new Grant(Role.APPROVER, "Release", null)),
            List.of("both"));
    private static final Approver RELEASE = approver(2, "Rel", "Release");
    private static final Approver SECURITY = approver(3, "Sec", "Security");
    private static final Approver OTHER = approver(4, "Other", "Elsewhere");

    @Test
    void onePersonFillsOneSeatEvenInBothGroups() {
        assertThat(filled(ONE_AND_TWO, BOTH, RELEASE)).isEqualTo(2);
        assertThat(filled(ONE_AND_TWO, BOTH, RELEASE, SECURITY)).isEqualTo(3);
    }

    @Test
    void onePersonFillsASeatOfEachGroupWhereThePolicySaysSo() {
        assertThat(filled(quorum(false), BOTH, RELEASE)).isEqualTo(3);
    }

    @Test
    void whoeverIsInNoGroupFillsNothing() {
        assertThat(filled(ONE_AND_TWO, OTHER)).isZero();
    }

    @Test
    void theirOwnCountsForNobodyWhereItIsForbidden() {
        var electorate = new Electorate(
                "Payments", "production", List.of(BOTH, RELEASE, SECURITY), Set.of(BOTH.id()), List.of(1L, 2L, 3L));

        assertThat(ONE_AND_TWO.seated(electorate)).filteredOn(Objects::nonNull).containsOnly(RELEASE, SECURITY);
        assertThat(ONE_AND_TWO.possible(electorate)).isEqualTo(2);
    }

    @Test
    void theOrderOfTheVotesDecidesNothing() {
        var random = new Random(7);
        for (var n = 0; n < 500; n++) {
            var people = new ArrayList<Approver>();
            for (var id = 0; id < 6; id++) {
                people.add(someone(id, random));
            }
            var seated = filled(ONE_AND_TWO, people.toArray(Approver[]::new));
            Collections.shuffle(people, random);
            assertThat(filled(ONE_AND_TWO, people.toArray(Approver[]::new))).isEqualTo(seated);
        }
    }

    private static Approver someone(long id, Random random) {
        var grants = new ArrayList<Grant>();
        for (var team : List.of("Security", "Release", "Elsewhere")) {
            if (random.nextBoolean()) {
                grants.add(new Grant(Role.APPROVER, team, random.nextInt(4) == 0 ? "staging" : null));
            }
        }
        return new Approver(id, "p" + id, "p" + id, List.copyOf(grants), List.of());
    }

    private static long filled(Quorum quorum, Approver... people) {
        var all = List.of(people);
        var electorate = new Electorate(
                "Payments",
                "production",
                all,
                Set.of(),
                all.stream().map(Approver::id).toList());
        return quorum.seated(electorate).stream().filter(Objects::nonNull).count();
    }

    private static Quorum quorum(boolean oneSeat) {
        return Quorum.of(new Options(
                Quorum.RULE,
                Map.of(
                        "groups",
                        List.of(Map.of("group", "Security", "count", 1), Map.of("group", "Release", "count", 2)),
                        "one-seat",
                        oneSeat)));
    }
}
