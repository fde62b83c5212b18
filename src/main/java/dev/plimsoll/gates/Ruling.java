package dev.plimsoll.gates;

import java.util.List;
import java.util.stream.Collectors;

/** What a request becomes by what the rules found: a wrong candidate is denied, a hold holds, and only all green passes. */
record Ruling(GateState state, String because) {

    static Ruling of(List<Judged> judged) {
        var inTheWay = judged.stream().filter(Judged::isInTheWay).toList();
        var wrong = of(inTheWay, Nature.REFUSES).stream()
                .filter(one -> one.finding().verdict() == Verdict.FAILS)
                .toList();
        if (!wrong.isEmpty()) {
            return new Ruling(GateState.DENIED, named(wrong));
        }
        var holds = of(inTheWay, Nature.HOLDS);
        if (!holds.isEmpty()) {
            return new Ruling(GateState.HELD, said(holds));
        }
        return inTheWay.isEmpty()
                ? new Ruling(GateState.APPROVED, approved(judged))
                : new Ruling(GateState.PENDING, said(inTheWay));
    }

    private static String approved(List<Judged> judged) {
        return judged.stream()
                .filter(one -> one.finding().rule().equals(Quorum.RULE) && one.mode() == Mode.ENFORCED)
                .map(one -> one.finding().sentence())
                .findFirst()
                .orElse("all conditions are met");
    }

    private static List<Judged> of(List<Judged> judged, Nature nature) {
        return judged.stream().filter(one -> one.nature() == nature).toList();
    }

    private static String said(List<Judged> judged) {
        return judged.stream().map(one -> one.finding().sentence()).distinct().collect(Collectors.joining("; "));
    }

    private static String named(List<Judged> judged) {
        return judged.stream()
                .map(one -> "rule %s: %s"
                        .formatted(one.finding().rule(), one.finding().sentence()))
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
