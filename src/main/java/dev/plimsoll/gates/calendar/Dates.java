package dev.plimsoll.gates.calendar;

import java.time.LocalDateTime;
import java.util.Set;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** The dates that a RRULE of iCalendar names. */
final class Dates {

    private static final Set<Freq> KNOWN = Set.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

    private final RecurrenceRule rule;

    private Dates(RecurrenceRule rule) {
        this.rule = rule;
    }

    static Dates of(String text) {
        try {
            var rule = new RecurrenceRule(text);
            if (!KNOWN.contains(rule.getFreq())) {
                throw new CalendarInvalid(
                        "“%s” returns too often: use DAILY, WEEKLY, MONTHLY or YEARLY".formatted(text));
            }
            return new Dates(rule);
        } catch (InvalidRecurrenceRuleException e) {
            throw new CalendarInvalid("“%s” is no rule of iCalendar: try FREQ=YEARLY".formatted(text));
        }
    }

    /** In their order, from {@code since} on; none where the library has given up on a rule that no date fits. */
    Stream<LocalDateTime> from(LocalDateTime first, LocalDateTime since) {
        try {
            var dates = rule.iterator(date(first));
            dates.fastForward(date(since));
            return Stream.generate(() -> dates)
                    .takeWhile(RecurrenceRuleIterator::hasNext)
                    .map(found -> time(found.nextDateTime()));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static DateTime date(LocalDateTime time) {
        return new DateTime(
                time.getYear(),
                time.getMonthValue() - 1,
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
    }

    private static LocalDateTime time(DateTime date) {
        return LocalDateTime.of(
                date.getYear(),
                date.getMonth() + 1,
                date.getDayOfMonth(),
                date.getHours(),
                date.getMinutes(),
                date.getSeconds());
    }
}
