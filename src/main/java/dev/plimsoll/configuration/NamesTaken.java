package dev.plimsoll.configuration;

/** Somebody counted variables or wrote down which are needed. Published inside the transaction that wrote it. */
public record NamesTaken() {}
