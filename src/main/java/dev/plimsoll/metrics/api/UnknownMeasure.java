package dev.plimsoll.metrics.api;

import dev.plimsoll.metrics.Measure;
import java.util.Arrays;
import java.util.List;

/** Nothing is measured that goes by a name that was asked for. */
class UnknownMeasure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownMeasure(String said) {
        super("“%s” is no measure: use one of %s.".formatted(said, String.join(", ", words())));
    }

    static List<String> words() {
        return Arrays.stream(Measure.values()).map(Measure::word).toList();
    }
}
