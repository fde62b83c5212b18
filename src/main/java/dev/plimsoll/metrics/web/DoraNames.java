package dev.plimsoll.metrics.web;

import java.util.List;

/** What the filters of the measures can be set to, by name. */
record DoraNames(List<String> teams, List<String> services, List<String> environments) {}
