package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests for {@link Fortnight}. */
class FortnightTests {

    /** A Tuesday. */
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    @Test
    void drawsASquareForEachDeploymentWithTheFailuresOnTop() {
        var drawing =
                Fortnight.of(List.of(new DayCount(1, TODAY, 2, 1), new DayCount(1, TODAY.minusDays(13), 1, 0)), TODAY);

        assertThat(drawing.marks())
                .containsExactly(
                        new Fortnight.Mark(13, 12, 5, false),
                        new Fortnight.Mark(1313, 12, 5, false),
                        new Fortnight.Mark(1313, 6, 5, true));
        assertThat(drawing.ticks()).isEqualTo("M13 12h74v5h-74zM1313 12h74v5h-74z");
        assertThat(drawing.failures()).isEqualTo("M1313 6h74v5h-74z");
        assertThat(drawing.label()).isEqualTo("3 deployments in 14 days, 1 failed");
    }

    @Test
    void leavesOutWhatIsOlderThanAFortnight() {
        var drawing = Fortnight.of(List.of(new DayCount(1, TODAY.minusDays(14), 5, 5)), TODAY);

        assertThat(drawing.marks()).isEmpty();
        assertThat(drawing.label()).isEqualTo("0 deployments in 14 days");
    }

    @Test
    void shadesTheFourDaysOfTwoWeekends() {
        assertThat(Fortnight.of(List.of(), TODAY).weekends()).hasSize(4);
    }

    @Test
    void keepsABusyDayWithinTheDrawing() {
        var drawing = Fortnight.of(List.of(new DayCount(1, TODAY, 47, 3)), TODAY);

        assertThat(drawing.marks()).hasSize(8).allSatisfy(mark -> {
            assertThat(mark.y()).isBetween(0, 17);
            assertThat(mark.height()).isPositive();
        });
        assertThat(drawing.label()).isEqualTo("47 deployments in 14 days, 3 failed");
    }
}
