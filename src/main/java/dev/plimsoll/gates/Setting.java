package dev.plimsoll.gates;

/** What a policy says about one rule. */
public record Setting(String rule, Mode mode, Options options) {}
