package dev.plimsoll.intake.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much of a long body is in memory at once. */
class PartsTests {

    @Test
    void aPartHasAThousandEventsAtMost() throws IOException {
        assertThat(parts(2500, 20)).extracting(List::size).containsExactly(1000, 1000, 500);
    }

    @Test
    void aPartOfLongLinesEndsEarlier() throws IOException {
        assertThat(parts(10, Lines.LONGEST))
                .allSatisfy(part -> assertThat(size(part)).isLessThan(Parts.LARGEST + Lines.LONGEST))
                .hasSize(5);
    }

    @Test
    void ofALineThatIsTooLongOnlyTheBeginningIsKept() throws IOException {
        assertThat(size(parts(1, 3 * Lines.LONGEST).get(0))).isEqualTo(Lines.LONGEST);
    }

    private static List<List<Item>> parts(int lines, int length) throws IOException {
        var parts = new Parts(new Lines(body(lines, length)));
        var all = new ArrayList<List<Item>>();
        for (var part = parts.next(); !part.isEmpty(); part = parts.next()) {
            all.add(part);
        }
        return all;
    }

    private static int size(List<Item> part) {
        return part.stream()
                .mapToInt(item -> ((Item.OfLine) item).line().bytes().length)
                .sum();
    }

    private static InputStream body(int lines, int length) {
        var line = ("x".repeat(length) + "\n").getBytes(StandardCharsets.UTF_8);
        return new SequenceInputStream(Collections.enumeration(IntStream.range(0, lines)
                .mapToObj(n -> (InputStream) new ByteArrayInputStream(line))
                .toList()));
    }
}
