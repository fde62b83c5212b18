package dev.plimsoll.catalog.web;

/** One team as the settings show it. */
record TeamSettings(long id, String name, long services) {}
