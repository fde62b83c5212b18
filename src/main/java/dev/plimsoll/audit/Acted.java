package dev.plimsoll.audit;

/** An act and who did it. */
record Acted(Act act, Actor actor) {}
