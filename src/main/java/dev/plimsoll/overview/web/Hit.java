package dev.plimsoll.overview.web;

/**
 * Something that a search found.
 *
 * @param address where it is, within this installation
 * @param about a word or two to tell it from others
 */
public record Hit(String icon, String title, String about, String address) {}
