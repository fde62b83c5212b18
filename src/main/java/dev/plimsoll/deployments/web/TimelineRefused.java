package dev.plimsoll.deployments.web;

/** The address of a timeline asks for what cannot be drawn; the message says why, to the reader. */
class TimelineRefused extends RuntimeException {

    TimelineRefused(String why) {
        super(why);
    }
}
