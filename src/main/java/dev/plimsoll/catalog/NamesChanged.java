package dev.plimsoll.catalog;

/**
 * A service or an environment goes by other names than before, so that what was said of a name may mean another one. Published
 * inside the transaction that wrote it.
 *
 * @param type {@code service} or {@code environment}
 * @param name its name as it was when this was asked for
 */
public record NamesChanged(String type, String name) {}
