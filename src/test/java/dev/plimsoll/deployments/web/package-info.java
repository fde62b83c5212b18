/** Tests of the pages about deployments. */
package dev.plimsoll.deployments.web;
