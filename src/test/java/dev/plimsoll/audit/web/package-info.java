/** Tests of the page Audit log. */
package dev.plimsoll.audit.web;
