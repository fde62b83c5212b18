/** Tests of the settings about services, environments and teams. */
package dev.plimsoll.catalog.web;
