package dev.plimsoll.intake.web;

/** How many deliveries of a source ended like this. */
record OutcomeCount(String source, String outcome, long count) {

    public OutcomeMark mark() {
        return OutcomeMark.of(outcome);
    }
}
