/** The pages about deployments: what runs where, services, single deployments and the list of all. */
@NullMarked
package dev.plimsoll.deployments.web;

import org.jspecify.annotations.NullMarked;
