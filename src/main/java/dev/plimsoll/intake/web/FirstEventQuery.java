package dev.plimsoll.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks for the first sign of life of a source. */
@Component
class FirstEventQuery {

    private static final int LOOKED_AT = 20;
    private static final int SHOWN = 3;

    private final SourceQuery sources;
    private final DeliveryQuery deliveries;

    FirstEventQuery(SourceQuery sources, DeliveryQuery deliveries) {
        this.sources = sources;
        this.deliveries = deliveries;
    }

    FirstEvent of(SourceRow source) {
        var newest = deliveries.of(source, DeliveryAsk.EVERYTHING, LOOKED_AT).lines();
        return new FirstEvent(shown(newest), newest.stream().anyMatch(FirstEventQuery::tells), rejected(source));
    }

    /** What was understood comes first, however much of no consequence came after it. */
    private static List<DeliveryLine> shown(List<DeliveryLine> newest) {
        var telling =
                newest.stream().filter(FirstEventQuery::tells).limit(SHOWN).toList();
        return telling.isEmpty() ? newest.stream().limit(SHOWN).toList() : telling;
    }

    private static boolean tells(DeliveryLine line) {
        return line.mark() == OutcomeMark.TRANSLATED;
    }

    private @Nullable Rejected rejected(SourceRow source) {
        return sources.rejected().stream()
                .filter(rejected -> rejected.source().equals(source.name()))
                .findFirst()
                .orElse(null);
    }
}
