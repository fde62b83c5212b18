package dev.plimsoll.access.chains;

import dev.plimsoll.access.Role;

/** A program that calls, and what it may do. */
record Program(String name, Role role) {}
