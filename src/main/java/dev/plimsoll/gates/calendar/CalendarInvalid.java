package dev.plimsoll.gates.calendar;

/** Times that cannot be meant, such as an end before its beginning. */
public class CalendarInvalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence what is wrong and how to mend it, without a full stop */
    public CalendarInvalid(String sentence) {
        super(sentence);
    }
}
