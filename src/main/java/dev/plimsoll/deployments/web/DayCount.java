package dev.plimsoll.deployments.web;

import java.time.LocalDate;

/**
 * Deployments of one service to production on one day.
 *
 * @param day in the organisation's zone
 * @param total the failed ones among them
 */
record DayCount(long serviceId, LocalDate day, int total, int failed) {}
